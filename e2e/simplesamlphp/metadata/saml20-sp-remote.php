<?php
$dir = dirname(__DIR__);
$options = json_decode(file_get_contents("$dir/options.json"), true, 512, JSON_THROW_ON_ERROR);
$sp = SimpleSAML\Metadata\SAMLParser::parseFile("$dir/sp-metadata.xml")->getMetadata20SP();
$entityId = $sp['entityid'];
unset($sp['entityDescriptor'], $sp['expire'], $sp['metadata-set']);
$sp = [
    'NameIDFormat' => "urn:oasis:names:tc:SAML:2.0:nameid-format:{$options['nameIdFormat']}",
    'saml20.sign.assertion' => $options['signAssertion'], 'saml20.sign.response' => $options['signResponse'],
    'assertion.encryption' => $options['encrypt'], 'assertion.lifetime' => $options['lifetime'],
    'validate.authnrequest' => $options['requestsSigned'],
    'signature.algorithm' => $options['algorithm'],
] + $sp;
$metadata[$entityId] = $sp;
// Another application, whose answers come to the same address: its assertions have a foreign audience.
$metadata['https://other.example/metadata'] = ['entityid' => 'https://other.example/metadata'] + $sp;
