<?php
$users = ['exampleauth:UserPass'];
foreach (json_decode(file_get_contents(dirname(__DIR__) . '/users.json'), true, 512, JSON_THROW_ON_ERROR) as $user) {
    $users["{$user['uid']}:{$user['password']}"] = [
        'uid' => [$user['uid']], 'mail' => [$user['email']], 'givenName' => [$user['givenName']],
        'sn' => [$user['familyName']], 'displayName' => [$user['displayName']], 'groups' => $user['groups'],
    ];
}
$config = ['admin' => ['core:AdminPassword'], 'people' => $users];
