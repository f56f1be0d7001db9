<?php
/**
 * What a person who fills in a form reads of this plugin, in the form's languages.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

const WORDS = array(
	'fi' => array(
		'loading'      => 'Lomake ei lataudu. Lataa sivu uudelleen.',
		'login'        => 'Kirjaudu sisään, niin voit täyttää lomakkeen.',
		'open'         => 'Avaa asiakirja',
		'documents'    => 'Asiakirjat',
		'none'         => 'Täällä ei ole vielä yhtään asiakirjaa.',
		'missing'      => 'Tällaista asiakirjaa ei ole, tai sinulla ei ole oikeutta lukea sitä.',
		'checklist'    => 'Lomake',
		'person'       => 'Tallentaja',
		'received'     => 'Tallennettu',
		'newer'        => 'Uudemmat',
		'older'        => 'Vanhemmat',
		'all'          => 'Kaikki asiakirjat',
		'not-json'     => 'Asiakirjaa ei tallennettu, koska se ei tullut perille ehjänä. Tallenna se uudestaan.',
		'malformed'    => 'Asiakirjaa ei tallennettu, koska siitä puuttuu tietoja. Kerro tästä sivuston ylläpidolle.',
		'unknown'      => 'Asiakirjaa ei tallennettu, koska tämä lomake ei ole enää käytössä. Kerro tästä sivuston ylläpidolle.',
		'conflict'     => 'Asiakirjaa ei tallennettu, koska samalla tunnuksella on jo toinen asiakirja. Kerro tästä sivuston ylläpidolle.',
		'too-large'    => 'Asiakirjaa ei tallennettu, koska se on liian suuri. Lyhennä vastauksia tai poista liitteitä.',
		'media-type'   => 'Asiakirjaa ei tallennettu, koska se tuli väärässä muodossa. Kerro tästä sivuston ylläpidolle.',
		'unauthorized' => 'Kirjautumisesi on päättynyt. Kirjaudu uudelleen.',
		'internal'     => 'Asiakirjaa ei voitu tallentaa palvelimen häiriön takia.',
	),
	'sv' => array(
		'loading'      => 'Formuläret kan inte laddas. Ladda om sidan.',
		'login'        => 'Logga in för att fylla i formuläret.',
		'open'         => 'Öppna dokumentet',
		'documents'    => 'Dokument',
		'none'         => 'Här finns inga dokument ännu.',
		'missing'      => 'Dokumentet finns inte, eller så har du inte rätt att läsa det.',
		'checklist'    => 'Formulär',
		'person'       => 'Sparat av',
		'received'     => 'Sparat',
		'newer'        => 'Nyare',
		'older'        => 'Äldre',
		'all'          => 'Alla dokument',
		'not-json'     => 'Dokumentet sparades inte, eftersom det inte kom fram i oskadat skick. Spara det på nytt.',
		'malformed'    => 'Dokumentet sparades inte, eftersom det saknas uppgifter i det. Meddela webbplatsens administratör.',
		'unknown'      => 'Dokumentet sparades inte, eftersom formuläret inte längre används. Meddela webbplatsens administratör.',
		'conflict'     => 'Dokumentet sparades inte, eftersom det redan finns ett annat dokument med samma beteckning. Meddela webbplatsens administratör.',
		'too-large'    => 'Dokumentet sparades inte, eftersom det är för stort. Förkorta svaren eller ta bort bilagor.',
		'media-type'   => 'Dokumentet sparades inte, eftersom det kom i fel format. Meddela webbplatsens administratör.',
		'unauthorized' => 'Din inloggning har gått ut. Logga in på nytt.',
		'internal'     => 'Dokumentet kunde inte sparas på grund av ett fel på servern.',
	),
	'en' => array(
		'loading'      => 'The form does not load. Reload the page.',
		'login'        => 'Log in to fill in the form.',
		'open'         => 'Open the document',
		'documents'    => 'Documents',
		'none'         => 'There are no documents here yet.',
		'missing'      => 'There is no such document, or you may not read it.',
		'checklist'    => 'Form',
		'person'       => 'Saved by',
		'received'     => 'Saved',
		'newer'        => 'Newer',
		'older'        => 'Older',
		'all'          => 'All documents',
		'not-json'     => 'The document was not saved, because it did not arrive whole. Save it again.',
		'malformed'    => 'The document was not saved, because information is missing from it. Tell the site’s administrator.',
		'unknown'      => 'The document was not saved, because this form is not in use any more. Tell the site’s administrator.',
		'conflict'     => 'The document was not saved, because there is another document with the same reference. Tell the site’s administrator.',
		'too-large'    => 'The document was not saved, because it is too large. Shorten the answers or remove attachments.',
		'media-type'   => 'The document was not saved, because it came in the wrong format. Tell the site’s administrator.',
		'unauthorized' => 'Your login has expired. Log in again.',
		'internal'     => 'The document could not be saved because of a fault on the server.',
	),
);

/** A language that there are words in: of a tag or a locale (`sv-FI`, `sv_SE`), else the site's, else English. */
function language( string $tag = '' ): string {
	foreach ( array( $tag, determine_locale() ) as $candidate ) {
		$language = strtolower( substr( $candidate, 0, 2 ) );
		if ( isset( WORDS[ $language ] ) ) {
			return $language;
		}
	}
	return 'en';
}

/** A text, not yet escaped. */
function word( string $name, string $language = '' ): string {
	return WORDS[ language( $language ) ][ $name ];
}
