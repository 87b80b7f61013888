"""Things, by what they are called in six languages, in plain letters: nobody's name, no town.

German writes each of them with a capital, others do on a form or at the start of a sentence. Words
that are somebody's name as well are left out.
"""

from typing import Final

from troth.veil.words import listed

THINGS: Final = listed("""
aanbod aandacht aankomst aanmaning aanslag aanvraag aardappel aardbei aarde abbraccio abend abfahrt
abfall abflug abgabe abito abitudine ablage abreise abrigo abschied abschluss abschnitt absence
absicht abstand abteilung abwasch accueil aceite acera achat achterdeur acqua addition adem adres
adresse aereo afdeling affaire affare affitto afspraak afstand afval afwas age agence agenda aglio
agneau agua aguja ahnung aide aiguille ail aile air aire aiuto ajo akkoord akte ala albaran albergo
albero album alcol alegria alfombra allee allegato alloggio alltag allumette almohada almuerzo alter
altezza altura ambiente ame amende amicizia amistad amitie ammenda amministratore amore ampel
ampoule amt ananas anello anfang anfrage angebot angoisse angolo angst anhang anillo anima animal
animale animo anlage anleitung annahme annee anniversaire anno annonce annuncio ano anruf anschluss
ansia ansicht anspruch antrag antwoord antwort anzahl anzeige anzug apellido aperitivo apfel
apotheek appareil appartamento appartement appel appetit appetito appuntamento arancia arbeid arbeit
arbeitgeber arbeitstag arbeitszeit arbol arbre arco argent arger arm arma armadio armario armee
armoire arret arrivee arrivo arroz arte articolo artikel arznei ascensore asche ascolto asiento
asino aspetto assegno assemblea assiette asunto atelier atem atencion attente attention attesa
attivita aufgabe aufnahme aufstand auftrag auge augen auguri aula aumento ausblick ausdruck ausfahrt
ausflug ausgabe ausgang auskunft ausland ausnahme ausrede aussicht ausstellung auswahl ausweis
auteur autista auto autobahn autobus autunno avenir averse avion avis aviso avond avviso avvocato
ayuda ayuntamiento azienda azijn azucar baan baard baas bacio bagage bagages bagaglio bagno bague
baguette bahn bahnhof bain baiser bakkerij baksteen bal balai balcon balcone baleine balkon balle
ballo ballon bambini bambino banaan banana banane banc banca banco band bande bandeja bandiera
banera bank banlieue bano banque barba barca barco barque barrio base basilico basura bateau bateria
batiment batteria bauch bauchweh bazar beamter beamtin beaute bebida bec beca bedarf bedeutung
bedrag bedrijf beest begin beginn begriff begrip behang behorde beispiel beitrag bekannte bel
belasting beleid belofte benzina benzine bereich bereitschaftsdienst bericht beroep beruf bescheid
besen besluit besoin bestelling bestuur besuch betise betrag betreff betrieb bett beurre beutel
bevel beweis bewerbung bewijs bezem bezoek bibliotheek bibliotheque bicchiere bici bicicletta biere
biglietto bijlage bijnaam bijou bil bilancia bild bildschirm billet binario birne birra biscotto
biscuit bisogno bistecca blad blague blatt ble blessure blick blik bliksem blitz bloed blut boca
bocadillo bocca boda bodem boden boek boete bohnen boite bol bolla bolletta bollette bollitore bolsa
bolsillo bombilla bonbon boodschap boodschappen boot bord borg borsa borst bosco bosque botella
boter boterham boton bottega bottiglia bottone bouche boucherie boue bougie boulangerie boule boulot
bouquet bourse bout bouteille boutique bouton braccio branche brand bras brazo breuk brief
briefkasten bril brille brique brise brodo broek broer broma brommer brood broodje brosse brot
brotchen brucke bruckentag brug bruiloft bruit bruma brume buca bucato buccia buch buchstabe buco
budget buffet bugia buhne buik buio buis bulle bulletin bureau burgergeld buro burro busta butter
buurman buurt buurvrouw buzon caballo cabane cabeza cabinet cabra caccia cacciavite cacerola cadeau
cadenas cafe caffe cage cahier caisse caja cajon calabaza calcetin calcetines calcul caldaia caldo
calendario calendrier calor calza calze calzini calzino cama cambio camera cameriere camicia camino
camion camisa cammino campagne campana cana canale canape cancello cancion cane cani canicule
cantina cantine canto canzone capelli capitale capitulo capo capolinea cappotto capra capriccio
carcere carga carino carne carnet carnevale carota carotte carpeta carretera carriera carta carte
cartella cartolina carton cas casa cascata casco caso casquette cassa casserole cassetto castello
cattiveria cauchemar causa cause caution cavallo cave cavo cavolo cebolla ceinture cel celibat cena
cendre cenere ceniza centesimo centre centro cepillo cera cerdo cerebro cereza certificat cerveau
cervello cerveza cesped cesto chaine chaise chaleur chambre chameau chandelle changement chanson
chant chantier chapeau chapitre chaqueta charbon charge chasse chat chaton chauffeur chaussette
chaussettes chaussure chaussures chemin cheminee chemise chene cheque cheval cheveu cheveux cheville
chevre chiave chiavi chien chiesa chiffre chilo chiodo chiste chitarra chocolat choix chute cibo
ciclo ciel cigarette cigarro ciglia cijfer cima cine cinema cinghia cinghiale cinta cintura cinturon
ciotola cipolla cire ciseaux cita citron citrouille citta clase classe clavo cle clef client cliente
clientele clima climat cloche clou cobija coche cocina coda code codo coffre coiffure coin col cola
colazione colchon colegio colere colis colla collana collar colle collega colleghi collina colline
collo colloque colloquio coloc colocation colonne colore colpa colpo coltello combat comedie comico
comida commande commerce commessa compagnia compito compleanno compra compras compte comptoir
computer comune concert concerto concierto condominio conejo conferma confiance confine confiture
conge conges coniglio conoscenza consegna conseil consejo consiglio conto contrat contrato contratto
controle copa coperta copie coppia coq coquille coraggio corazon corbata corbeau corda corde cornice
coro corpo corps corrente correo corsa corso corte cortile cortina cosa coscia coscienza costo
costumbre cote coton cotone cou couche couleur couloir coup cour courage courant courrier cours
course courses couteau couvent couverture craie crainte crayon credito crema creme crescita cri
crise crisi croce croix cuaderno cuadro cuarto cubo cucchiaio cuchara cuchillo cucina cucitura
cuello cuenta cuento cuerda cuerpo cugino cuillere cuisine cuivre culotte culpa cultura culture
cumpleanos cuore cura curso curva cuscino dach dak dame danger dank danno danse data date daten
datum dauer daumen debito debut decision decke deckel dedo defaut dejeuner deken deksel delai
demanda demande demarche denaro dente denti dentista dentiste depart depense deposito derecho
desayuno descanso deseo desiderio despacho dessert dessin destino destra dette deuda deur devoir
devoirs dia diable diario dibujo dictee dieb diefstal dienst diente dientes dier dieu difesa
differenza dijk dimension dimensione diner dinero diploma direccion directeur direction direttore
direzione diritto disastro discorso disculpa disegno dispensa dispute dito ditta divano dividendo
divieto doccia documento doek doel doigt dokument dolce dolor dolore domaine domanda domheid
domicilio dommage donder donner dono dood doop doos dorf dorp dorst dose dossier douane douceur
douche douleur doute dovere draad drache drank drap drapeau drohung droit droog droom druck drucker
druk dubbio ducha duif duim duivel durata durchzug duree durst eau echange echec echelle ecke eclair
ecole economie ecran ecriture ecureuil edad edificio eend eer eeuw effet effort eglise egout ehe
ehre eier eieren eigentum eik eiland eimer einblick einde eindruck einfahrt einfluss eingang einkauf
einkommen einladung einsatz eintritt einwohner eis eiwit ejemplo elefante elenco elend eleve eltern
emission emmer emploi employe empresa encargo enchufe encre ende endroit energia energie enfado
enfance enfant enfants enfer ennui enquete enterrement entrada entrata entree entrepot entreprise
entscheidung entschuldigung enveloppe envidia envie epaule epicerie equipe erba erbe erde erfahrung
erfolg ergebnis erkaltung erlaubnis ernte erreur error errore ersatz ervaring esame escalera
escalier escargot escoba escuela esel esempio esercito espace espalda espece espejo esperienza
espoir esprit esquina essai essence essig essuie estacion estado estanteria estate estomago estufa
eta etage etape etappe etat ete eten etoile etoiles etude etudes evier examen exemple exercice exito
experience extrait ezel fabbrica fabrica fabriek facade faccia face fach factura facture factuur
faden fagioli fahne fahrer fahrgast fahrkarte fahrplan fahrrad fahrt faim falda falle falta fame
famiglia familia familie fango fantasia farbe farine farmacia fastidio fatica fatigue fatto fattura
faust faute fauteuil favola favore fazzoletto febbre fecha feest fegato fehler feier feierabend
feind feld felicita fell fenetre fenster ferie ferien ferita fermata ferme fernseher fernweh fesse
festa fete fetta feu feuer feuerwehr feuille fiaba fiamma fianco ficelle fico fidanzato fieber
fiebre fiesta fiets fievre figur figura figure fil fila file filiale film filo fin fine finestra
finger finzione firma fisch fisica fiume flasche flauto fleck fleisch fles fleuve fliege flucht flug
flughafen fluss foglia foglio foie foin fois folge folie fond fondo forbici force forchetta forens
foresta form forma formaggio forme formica formulaire formular forno fornuis forschung forza foto
foule fourchette fournisseur fout frachtbrief frage fragola fraise framboise frase freccia freddo
freiheit freizeit freno fresa fretta freude frieden frigo frio frist froid fromage front fronte
frontiere frucht fruhjahrsputz fruhstuck fruit fruta frutta fuego fuerza fuhrung fumee fumo fungo
fuoco furgone furto fuss futter gabbia gabel gafas galera galleta gallina gamba gana ganas gara
garage garaje garcon gare garganta garten gas gasse gast gasto gat gateau gato gazon gebak gebaude
gebed gebet gebied geboorte gebuhr geburt gedachte gedanke gedicht gedrag geduld geest gefahr gefuhl
gegend gegner gehalt geheim gehirn gehucht geist geit gel gelato geld gelegenheit gelo gelosia
geluid geluk gemak gemeente gemeinde gemuse genehmigung genou genoux gens gente gepack gerat gericht
geruch geschaft geschenk geschichte geschirr geschmack geschwister gesellschaft gesetz gesicht
gesprach gestalt geste gesto gesundheit getrank gevaar geval gevoel gewalt gewicht gewinn gewissen
gewitter gewohnheit gewurz gezicht gezin gezondheid ghiaccio giacca giardino gids gif gilet
ginocchio giocattolo gioco giornale giornata giorno giro giudice giurato giustizia glace glas gleis
gluck gluckwunsch gobierno goccia goederen gola golpe gomito gomme gordijn gorge goud gout goutte
governo grado graffio grain graisse grammaire grange grano gras gratin grenouille grens grenze griep
grifo gripe grippe grito groente groep grond grotta groupe grund grupo gruppe gruppo guaio guancia
guante guanto guardia guerre gufo guichet guida guide gurke gusano gusto gutschein haak haar haare
haast habitude haft haie haine hal hals haltestelle hambre hammer hanche handdoek handgepack
handschoen handschuh handtuch handwerk handy harina hark hasard haufen hauptstadt haus hausarbeit
haushalt hausmeister hausse haustier haut heer heft heimat heimweh heizung hek helado hemd hemel
hengel herbe herd herfst herida herinnering heu heure heures hielo hierba hilfe histoire historia
hitte hitze hobby hochzeit hoed hoek hoest hohe hoja holle holz hombre hombro hommage homme hond
honden honger honig honing honneur honte hoofd hoofdkantoor hoofdpijn hoogte hora horaire horaires
horario horloge hormiga horno horoskop hose hospital hotel hout hueso huevo huevos huhn huile huis
huisarts huisbaas huiswerk huitre hulle hulp humeur humo humour hunger husten hut huur huurder idea
idee idioma idraulico iglesia ijs ijzer illusion image immeuble impegno impiegato impiego impot
impots impronta impuesto incendie incendio inchiostro incidente incontro incrocio indirizzo
industrie inferno infierno ingang ingresso inhalt inhoud inkt inquietude inquilino insalata insecte
insegna insel insetto interesse interet interview inverno invidia invitation invito invloed isola
jaar jabon jacke jahr jahresende jahrhundert jam jambe jamon jardin jarra jas jaula jeans jefe jeu
jeugd jeunesse jeux joghurt joie joue jouet jour journal journee juego juez juge jugend jugo juguete
jupe jurk jus kaars kaart kaas kabel kabine kachel kade kafer kalender kalf kalte kam kamer kamera
kamm kampf kanne kans kant kantine kantoor kapitel kapper kar karte kartoffel kascommissie kase
kassa kasse kassenwart kast katten kauf keel keer kelder kelner kenntnis kerk kerst kerze kessel
kette ketting keuken keuze kilo kin kinderen kindergeld kino kip kirche kirsche kist kiste klacht
klage klant klantenservice klas klasse kleding kleed kleid kleidung kleur kliko klok kloof knie
knochen knoop knopf knoten koe koek koelkast koers koffer koffie kohle kollege kollegen kollegin
komma kommode komst konijn konzert kooi kool koorts kop kopf kopfkissen kopfweh kopie korb korper
kosten kraan kracht kraftwerk kragen krankheit krant kras kraut kreis kreuz kreuzung krieg krijt
krise krisendienst kroeg kruid kruis kruk krumel kugel kuh kuhlschrank kuil kultur kunde kunden
kundendienst kunst kupplung kurs kurve kuss kussen kust kuste kwaal kwartaal kwestie laars labio lac
lacet lachen ladder lade laden ladrillo ladro ladron lage lago lagrima lait laken lamp lampada
lampadina lampara lampe lana landkarte langue lap lapin lapiz larm larme larmes latte lattuga laub
laune lavabo lavadora lavagna lavatrice lavoro lawaai lebensmittel leche lechuga lecon lecture leder
leeftijd leeuw legge legno legume legumes lehrling leider leine leistung leiter lektion lengua lente
lenteja lenteur lenticchie lentilles lenzuola lepel leraar lessive letra lettera letto lettre
lettura leven leverancier levering levre ley lezione liberta libreria libro lied liefde lieferant
lieferschein lieferung lieu lift ligne lijm lijn lijst limon limonade limone linea linge lingua
linie linsen linterna lion lip lippe liquide liquido lista liste lit lite litro livello livraison
livre llanto llave llaves lluvia locale locataire loch loffel logement lohn loisir loisirs loon
losung lotto loup lucht lucifer lucke luft lugar luge lumaca lumiere lune lunedi lunettes lupo lust
lutte maag maal maaltijd maan maand macchia macchina macello machine madera magasin magazzino maglia
maglione mahlzeit mahnung maiale main mains maison maladie malattia maler maleta malheur malinconia
mancha manche mancia mand mandarino mando manera mangel mano manta manteau mantel manzana map mapa
mappa maquina marchandise marchandises marche marchen marciapiede marea maree mariage marke markt
marmite martello martillo maschera maschine mascota maske masque matelas matematica materasso
material matiere matin matita matras mattina mattino mattone mauer mecanicien medaille medecin
medicament medicijn medizin meel meer meester mehl meinung mela melange melanzana melone memoire
memoria menace menage meneer menge mening mens mensaje mensch menschen mensen mensonge mente mentira
menton menu menzogna mer mercato merce merenda mesa mese messa message messaggio messer mestiere
mesure meta metaal metal metall meteo meter metier metre metro meubel meuble mezzanotte mezzogiorno
middag middernacht midi miedo miel miele miete mieter mieterin milieu minestra minute minuto minuut
miroir mist misura mitarbeiter mitglied mittag mitte mittel mitternacht mobel mochila moda mode modo
modulo moed moeder moeite moglie moineau mois moitie mol moment monat monatsende mond monde mondo
moneda moneta monnaie montagna montagne montana montre montuur moor moord morceau mort morte mosca
mossa mostra mot moteur motivo moto motor motore mouche mouchoir moule mousse moustique moutarde
mouton mouvement mouw moyen mucca mucke mueble muela muerte mug muhe muis mull multa mund mundo
muneca munt munze mur mura muro muscle muscolo musee museo musica musik musique mut mutande mutuo
mutze muur muziek naald naam nachbar nachbarin nachmittag nachricht nachteil nachtisch nachtschicht
nadeel nadel nahe nappe naranja nariz nase naso nata natation natur naturaleza nature natuur
naufrage nausee nave navire nebbia nebel neffe neid neige nek nerf nerven nest netz neuigkeit neus
neve nevera neveu nez nichte nid nido niebla niederlage ninos nipote niveau noce noche nodo noeud
noia noix nom nombre nome nonno noodgeval noot nord norden nota notaire note notfall noticia notizia
notte notulen nourriture nouvelle nouvelles novita noyau nozze nuage nuages nube nuca nudel nudeln
nudo nuit nulla numero nummer nuoto nutzen nuvola objet obra obst ocasion occasione occhi occhiali
occhio ocean odeur odio odore oeil oeuf oeufs oever ofen oferta offerta officina oficina ogen
oggetto ohr oido oignon oiseau ojos olie olio olla olor olvido ombra ombre ombrello onda onde
onderwerp ongeluk ongle onkel onkruid onore ontbijt ontbijtbuffet ontslag onweer oog oom oor
oordoppen oorlog oosten opdracht openbaar oper opera operacion operaio opfer opinion opinione
oplader opleiding opmerking ora orage orario orchestra orde orden ordine ordnung orecchie orecchio
oreille oreiller oreja orgoglio origine orilla orologio orso ort orteil orto ospedale ospite osso
osten otono ottica oubli outil ouvrier oveja oven overdracht overleg overstap ozio paal paard pacco
pad padella paese paga pagamento pagina paglia pain paix pajaro paket pakje pakket pala palabra
palais palazzo palco palestra palla pallone palo panaderia panca pancia pane panettone panier panino
panna panne pannenkoek pantalla pantalon pantalones pantaloni panuelo papavero papel papier papillon
paquete paraplu parapluie parc parcheggio pardon pared pareja parete parola parole parque
parrucchiere parte partei partenza parti partido partie partij partita party pasado pasen pasillo
paspoort passage passager passaggio passaporto passe passeggero passeggiata passion passo pasta
pastel pasticcio pasto pata patata patate pate patente pates patio pato patron paura pausa pause
pauze pave pavimento payaso paye pays paysage pazienza peau peccato pech peche pecho pecora pedaal
pedazo peer peigne peine peinture pelea pelicula peligro pelle pelo pelota pelouse pen pendolare
penna penningmeester pensamiento pensee pensiero pensioen pensione pente pentola peper pepino pera
perdita permesso permis perro perros person persona personal persoon perte pesca pescado pesce peso
pettine petto peur pez pezzo pfand pfanne pfarrer pfeife pferd pflanze pflaster pflicht pfutze phare
pharmacie photo phrase piacere pianeta piano pianta pianto piatti piatto pie piece pied piede piedi
piedra piege piel pierna pigrizia pijn pil pila pile pilote pimienta pince pinceau pindakaas pinsel
pintura pioggia piscina piscine piso pista piste plaat plaats placard plafond plage plaie plaine
plainte plaisir plan plancha planche planete plank plant planta plas plat plato platre platte platz
playa plein pleurs plicht plombier plooi pluie pluma plume pneu pobreza poche poele poeme poes
poging poids poignee poil poing pointe poire pois poison poitrine poivre police policia politesse
politie polizei polizia pollo polmone polvere polvo pomeriggio pomme pommes pomodoro pompe pompier
pont ponte poort popolo porc porco porta portafoglio portail porte porteur portiere portion portrait
posta poste posto postre potage poteau potlood poubelle poubelles pouce poudre poule poulet poupee
pourboire poussiere pouvoir poverta prairie pranzo pratique praxis precedenza precio prefecture
pregunta preis preisliste premio prenom prenotazione presa present preside president presse pressse
prestamo prestito pret preuve prezzo priere prijs prijslijst princesse prisa prise prison prix
probleem problem problema probleme proces processo prodotto produit produkt professione progetto
programm programma programme progres projet promenade promesa promessa promesse propina propos
proprietaire prosciutto prossimo protection protokoll prova proveedor pruferin prufung prugna public
publikum pudding pueblo puerta pugno puits pulizia pullover pulpo puls pulsante pult pumpe punition
punkt punt quaderno quadro quai qualita qualite quark quart quartier quartiere quatsch queja quelle
queso question questura queue quiche quittance quittung raad raam rabatt rabbia racconto rad ragazza
ragazzo rage ragione ragno rahmen raisin raison rame rand rang rango rappel rapport rasoir rast rat
rata raton ratte raum rayo rayon razon recado recept reception receta recette recherche rechnung
recht rechter recibo recit reclamo recu recuerdo red rede reduction refus regal regalo regard regel
regen regenjas regenschirm regierung regime region regione regla regle regola regret reh reihe rein
reina reise reiseburo reiz reiziger rekening relation reloj rem remarque remede rencontre
rendez-vous renseignement rente rentree reparation reparatur repas reponse repos reposo reseau
respeto respuesta rest restaurant reste resto resultat retard rete retour retraite retraso reunion
reussite reve reveil reves revue rezept rhume rhythmus ricetta ricevuta richesse richiesta richting
richtung ricordo rideau riese rimborso rincon rinde ring ringhiera riposo rire risa risico riso
risparmio risposta risque riss rit ritardo ritmo ritorno riunione rive rivier riz robe robinet
rodilla roggen rohr roi rok role rolle rond ronde rook room ropa rost roue route rucken
ruckenschmerzen ruckfahrt ruckgabe rucksack ruckweg rue ruelle rug ruhe ruido ruimte ruit rumore
rund ruota ruse rust ruzie rythme sabana sabbia sable sabre sac sacco sachbearbeitung sache sachet
saco saft sagesse sahne saison sal salade salaire salat salbe salbei salida salita salle salon
salotto salsa salsiccia salud salute salvia salz samen sand sandale sangre sangue sante sapin sapo
sapone sarg satz saucisse sauge saus saut saveur savon sbaglio scaffale scala scarpe scatola scelta
scena scene schaap schaar schachtel schade schaden schaduw schaf schal schale schall scham schande
schatten schaufel scheck scheda scheibe schein schelp schenkel schere scherm schermo scherz scherzo
schicht schicksal schiena schiff schild schip schirm schlaf schlag schlange schlitten schloss
schluck schluss schlussel schmerz schmuck schmutz schnitt schnur schoen schoenen schokolade
schoonmaak schotel schouder schrank schraube schreck schrei schrift schritt schroef schublade schuh
schuhe schuld schule schulter schussel schutz schuur schwanz schwein schweiss schwelle schwierigkeit
scie science scienza sciopero scommessa sconto scontrino scopa scopo scrivania scuola scusa seance
seau secchio secheresse secolo secours secret secretaire secretariat sed sedia seele segel segen
segno segreto sehnsucht seife seil seite seizoen sekunde sel selle sello semaforo semaine seme senal
sendung senf sens sentier sentiero sentiment serata serie serpiente serrure serveur service servicio
serviette servizio sessel seta settimana seuil sfeer sfida sfortuna sforzo sguardo sicherheit sicht
sicurezza sieg siege siepe siesta sieste sigaretta siglo signal silbe silber silence silencio
silenzio silla sinaasappel sindaco singe singhiozzo sinistra sinn sirop sitio sitz sitzung ski sla
slaap slag slager slang slinger slot smaak sneeuw snelheid snelweg sobre socio socke socken soep
sogno soie soif soin soir soiree sok sokken soldado soldat soldi solitude solitudine sombra sombrero
somme sommeil sonido sonne sonnette sonno sonrisa soort sopa sorciere sorge sorgen sorpresa sorriso
sort sortie sosse sosta sotano souci soucis soudure souffle soulagement soupe source sourire souris
spalla spalte spargel spass spatz spavento spazio spazzatura specchio speck spectacle speeltuin
speise spel spesa spiaggia spiccioli spiel spier spiffero spijker spijt spin spina spinne spirito
spitze spoor spoorboekje sport sportello sprache spritze sprong spruch sprung spur squadra staart
staat stad stadt stage stagione stall stamm stampante stanchezza stand stanza stap stapel start
station stationnement stato stau staub stazione steckdose stelle stem stemming stempel sterren
steuer steun stich stiefel stift stille stilte stimme stimmung stipendio stirn stivali stoel stof
stoff stok stolz stomaco stoom stoplicht storia storing straat strada stradone strasse strauch
strecke streep strega streit strick strijd stroh stroom strumpf stuck studente studio stufa stufe
stuhl stuk stunde stutze stuur stylo succes succo suche sud suden suelo sueno suerte sueur sugo
suiker suite sujet summe sunde suocera suono supermarche supermercato suppe surprise susto svegli
sveglia taak taal taart tabelle tabla table tableau tablette tabletten tablier tacchino tache tafel
tag taglia taglio taille takt talla taller talon tambour tand tandarts tank tanz tapete tapijt tapis
tappeto tappo tarde tarea tarif tarjeta tarta tarte tasca tasche tassa tasse tat tatort taube
taureau tausch tavola tavolo taxe taxi taza tazza team teatro technik techo tegel teich teig teil
teken tekst tela tele telefon telefono telefoon telephone televisie televisione teller temoin temor
tempel temperatur temperature tempesta tempete tempo temps tenda tendresse tenedor tenerezza tent
tente teppich termin termine terra terrain terras terrasse terre tesoro testo tetto text texte
theater theatre thee thema theme ticket tiefe tiempo tienda tier tierra tifoso tigre tijd
tijdschrift tijeras timbre timbro timore tinta tinte tipo tipp tipps tire tiroir tisch tissu titel
titolo titre titulo toalla toast toaster tobillo tod toekomst toeslag toets toile toit tolk tomaat
tomate tombe toneel tonne tonnerre top topf topo torchon toren tormenta torre tort torta torte
tortue tortuga tos tosse tostapane tour tournee touw toux tovaglia traan trabajo tradimento traffico
trage traghetto trait traitement traje trajet tramonto trampa tranche trane tranvia trap trasloco
trato trattoria traume travail travaux traversee treffen trein tren treno treppe treppenhaus tresen
tribunal tribunale trigo trinkgeld tristesse tristeza tristezza tritt trockner tromba troost tropfen
trost trottel trottoir trou troupeau trozo trucco trueno trui tuch tugend tuin tunnel tuono tur turm
turno tute tuyau typ uberblick ubung uccello ufer ufficio uhr uhrzeit uil uitgang uitje uitleg
uitslag uitzicht umfang umfrage umgebung umleitung umore umschlag umsicht umstand umweg umwelt
unfall unghia ungluck unione universum unkraut unrecht unruhe unsinn unterkunft unterlagen
unterricht unterschied unterschrift unwetter uomo uova uovo urgence urlaub urlo urteil urzeit uscita
usine uso uur uva vaas vaca vacaciones vacances vacanza vacanze vache vader vague vaisselle vak
vakantie valeur valigia valise vallei valor valore vanille vantaggio vapeur vapore varken vasca vaso
veau vecina vecino vecinos veille vel vela veld veleno velo vendeur vendita venganza vengeance vent
venta ventana vente ventiel ventre ver verblijf verbot verdacht verdad verdieping verdriet verdura
verein verf vergadering vergissing vergleich vergnugen vergogna verguenza verhaal verhuizing verita
verkaufer verkeer verkehr verkoop verkoudheid verlag verleden verlof verlust vermieter vermieterin
vernice vernunft verre versand verschil verschluss versicherung versie verspatung verstand versuch
vertrag vertraging vertrauen vertrek vertu verwarming verzekering verzicht vest veste vestido
vestito vetement vetements veter vetro viaggio viaje viande vicini vicino victime vida vide vidrio
vie vieh vieillesse viento vientre vierkant viertel vigne villaggio ville vin vinaigre vinger vino
violino violon virement virgola virgule vis visage visita visite viso vista vita vite vitello
vitesse vitre vitrine vlag vlees vleugel vlieg vliegtuig vloed vloer vlucht voce vocht voedsel voet
voglia voile voisine voisins voiture voix vol volcan volet voleur volo volonte volta volto voorbeeld
voordeel voordeur voorkeur voornaam voorraad voorschot voorstel voorwaarde voorwaarden voorzitter
vorbild vordergrund vorhang vork vorm vorname vorrat vorschlag vorsicht vorsitzende vorsitzender
vorst vorstand vorteil vortrag vorwurf voyage voz vraag vrachtwagen vreugde vriendschap vrijheid
vrucht vue vuelta vuil vuilnis vuur waage waarde waarheid waarschuwing wachtkamer waffe wagen wagon
wahnsinn wahrheit wald wand wandern wanderung wange wapen wasche wasmachine wasser water waterkoker
watte weduwe week weer weg weide weihnacht weile weise welle welt wende wens werbung wereld werk
werkdag werkstatt wert wesen wesp westen wet wetter wetterbericht widerstand wiel wijk
wijkverpleging wijn wil wille wind winkel winst wirkung wissen witz woche wochenende woede wohnung
wohnzimmer wolk wolke wolken wolle wonder woning woord wort wortel worter wunde wunder wunsch wurm
wurst wurstchen wurzel wuste wut yaourt yeux zaag zaak zaal zahl zahn zahnarzt zahnarztin zaino
zakdoek zanahoria zange zanzara zapato zapatos zaun zeep zeh zehe zeichen zeil zeile zeitung zelle
zelt zeuge zeugnis zia ziekenhuis ziekte ziel zilver zin zirkel zitrone zitting zoen zomer zon
zondag zonde zone zool zorg zorn zorro zout zucca zucchero zucchina zucht zufall zugang zuiden
zukunft zunge zuppa zus zustand zustandig zutat zwaard zwang zweck zweifel zwiebel zwilling
""")
