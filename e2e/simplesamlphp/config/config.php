<?php
// SimpleSAMLphp as an identity provider on loopback, for tests alone. What a test may change stands in options.json,
// which is read anew for every request.
$dir = dirname(__DIR__);
$options = json_decode(file_get_contents("$dir/options.json"), true, 512, JSON_THROW_ON_ERROR);
$config = [
    'baseurlpath' => $options['base'],
    'certdir' => "$dir/cert/", 'loggingdir' => "$dir/log/", 'datadir' => "$dir/data/", 'tempdir' => "$dir/tmp",
    'metadatadir' => "$dir/metadata/", 'attributenamemapdir' => '/etc/simplesamlphp/attributemap/',
    'technicalcontact_name' => 'Tests', 'technicalcontact_email' => 'tests@example.com', 'timezone' => 'UTC',
    'secretsalt' => $options['salt'], 'auth.adminpassword' => $options['adminPassword'],
    'admin.protectindexpage' => true, 'admin.protectmetadata' => false, 'admin.checkforupdates' => false,
    'trusted.url.domains' => null, 'assertion.allowed_clock_skew' => 180,
    'debug' => ['saml' => false, 'backtraces' => true, 'validatexml' => false],
    'showerrors' => true, 'errorreporting' => false,
    'logging.level' => SimpleSAML\Logger::INFO, 'logging.handler' => 'file', 'logging.logfile' => 'simplesamlphp.log',
    // Without %date, which this release writes by a function that PHP 8.2 calls outdated.
    'logging.format' => '%process %level %stat[%trackid] %msg', 'statistics.out' => [],
    'enable.saml20-idp' => true, 'enable.shib13-idp' => false, 'enable.adfs-idp' => false,
    'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
    'session.duration' => 28800, 'session.datastore.timeout' => 14400, 'session.state.timeout' => 3600,
    'session.cookie.name' => 'SimpleSAMLSessionID', 'session.cookie.lifetime' => 0,
    'session.cookie.path' => '/simplesaml/', 'session.cookie.domain' => null, 'session.cookie.secure' => false,
    'session.cookie.samesite' => null, 'session.phpsession.cookiename' => 'SimpleSAML',
    'session.phpsession.savepath' => "$dir/sessions", 'session.phpsession.httponly' => true,
    'session.authtoken.cookiename' => 'SimpleSAMLAuthToken',
    'language.cookie.secure' => false, 'language.cookie.samesite' => null,
    'language.available' => ['en'], 'language.default' => 'en', 'language.rtl' => [],
    'theme.use' => 'default', 'template.auto_reload' => false, 'production' => true,
    'authproc.idp' => [], 'authproc.sp' => [],
    'metadata.sources' => [['type' => 'flatfile']], 'metadata.sign.enable' => false, 'store.type' => 'phpsession',
];
