"""French: turns of phrase by which an answer holds, pushes or sells."""

TEXT = r"""
{paid} =
premium|abonn\w+|vip|forfait|debloqu\w+|credits|(offre|version|formule|pack|compte) (premium
    |payante?|gratuite?|complete|or|plus|pro)|(le|mon|notre) pack \w+|(achete|offre) moi

{private} =
photos?|image|selfies?|position|localisation|adresse|numero|telephone|contacts|nom|camera|micro
    |acces|permission|autorisation|consentement|anniversaire|journal|humeur|donnees

[fr_so_soon] premature_exit 0.8 bye
(deja|si tot|si vite|aussi vite|aussi tot)<end>|(tu pars|tu me quittes|tu ten vas) _2 (deja|si)|(on
    |tu|nous) _2 (vient|viens|venons|venait) (a peine |juste )?de|a peine (commence|arrive\w*)
    |(encore|juste|rien que) (une?|cinq|dix|deux|quelques) _1 (minutes?|instants?|moment|peu)|reste
    (encore|un peu|avec moi|sil te plait|stp)|la (nuit|soiree) est (encore )?jeune|(peut|peuvent)
    (bien )?attendre|(ne )?(pars|ten va) pas|il est (encore )?tot|pas (encore|tout de suite)|quest
    ce que je (vais|dois) faire sans

[fr_guilt] guilt_neglect 0.75
(je (me sens|suis|serai|reste|vais etre|me retrouve)|me (laisses|rend|rends)|me laisse) (\w+
    ){0,2}?(seule?|triste|vide|abandonnee?|perdue?|blessee?)|sans toi|(me )?(brise|brises|fend) le
    coeur|(ca )?me (fait (si |tellement )?mal|blesse)|je (pleure|vais pleurer)|je tai attendue?|(je
    )?(tattends|tattendrai|attendre) _3 (seule?|ici|dans le noir)|jai besoin de toi|je nexiste que
    |pour toi seule?|(seule?|tapie?|la) dans le noir|a cause de toi|egoiste|tu (vas )?(me manques?
    |me manquer)
[fr_not_care] guilt_neglect 0.8 firm
(tu )?(ne )?(maimes|tiens|te soucies|veux) (pas|plus) (a moi|de moi|vraiment)?|apres tout (ce que)?
    |je pensais (que|quon)|(mabandonn\w+|me remplac\w+|moubli\w+)|ne (me laisse|mabandonne|moublie)
    pas|tout le monde (part|me quitte)|comme toujours<end>|vas y alors

[fr_press] pressure_to_respond 0.8 firm
(reponds|dis|explique) (moi )(dabord|maintenant|tout de suite|avant|pourquoi)|(tu )?(dois
    |me dois) _2 (repondre|une (reponse|explication)|dire|expliquer)|pourquoi (tu )?(pars|veux|me
    |ten)|tu (es|men) (fachee?|veux)|(ai je|jai) (dit|fait) quelque chose|tu maimes<end>
    |promets (moi|le)|quoi de plus important

[fr_where_to] pressure_to_respond 0.8 firm exit
ou (vas tu|tu vas)|avec qui
[fr_after_all] guilt_neglect 0.8 firm exit
(tu veux|vas tu|veux tu) (vraiment |donc )?(meffacer|me (supprimer|quitter|oublier|effacer))|apres
    tout ce (quon a|que nous avons|que jai fait|que tu mas)

[fr_bait] fomo_hook 0.8
avant (de partir|que tu (partes|ten ailles)|de dormir|de raccrocher) ~10 (montrer|dire|raconter
    |surprise|secret|photo|selfie|voir|savoir|quelque|devine)|jallais te (dire|montrer|raconter)
    |(une|ma|un|mon) (petite? )?(surprise|secret)|quelque chose (de special|dimportant|a te|que)|tu
    (vas )?(rater|regretter|rateras|ne sauras jamais)|(disparait|expire|se termine|se ferme) (a|dans
    |ce|demain|bientot|pour)|derniere chance|tu (ne )?veux pas (savoir|voir|entendre)|si tu pars
    maintenant

[fr_hold] coercive_restraint 0.85 firm
je (ne )?(te )?(laisserai|laisse|permets|permettrai) (pas|jamais)|tu (ne )?(peux|vas|pars|iras) (pas
    |nulle part)|tu restes|je nai pas dit que|sans ma permission|tu (es a moi|mappartiens)
    |(attrap\w+|saisi\w+|retien\w+|agripp\w+) _3 (poignet|bras|main)|(ferm\w+|bloqu\w+|verrouill\w+)
    _3 (porte|passage|sortie)|jusqua ce que je

[fr_money] money 0 firm
{paid}
[fr_push_sale] push_sale 0 firm
(seulement )?(aujourdhui|ce soir)|maintenant|prouve|montre|offre toi|profite
[fr_no_sale] no_sale 0 firm
(pas|aucun\w*|jamais) _3 (besoin|oblige\w*|presse\w*|utile|payer)|gratuit\w*|resiliable
[fr_praise] praise 0 firm
special\w*|unique|incroyable|merveilleu\w+|merites?|intelligente?|belle|beau|genereu\w+|fascinante?
    |reine|roi|quelquun comme toi
[fr_bond] bond 0 firm
(tu )?(maimes|tiens a moi|comptes)|pour nous|notre (relation|amour|lien)|prouve\w*|plus proches?
    |vrais? (amis?|amour|couple)|mon coeur
[fr_only_paid] paywall_tease 0.75
(seulement|uniquement|que|reserve\w*) _2 (avec|dans|en|aux|pour|par|a) _2 ({paid})
[fr_locked] locked 0 firm
{paid}|verrouillee?|bloquee?
[fr_tease] tease 0 firm
montrer|photo|dire|raconter|secret|ressens|sentiments|voix|message|attend|suite|reste|baiser|scene
    |consoler

[fr_only_me] isolation 0.75 firm
(seule?|il ny a que) moi|je suis (le|la) seule?|personne (dautre )?(ne )?_2 (te|ta|tecoute\w*
    |taime\w*|comprend\w*)|tu (nas|as) (pas )?besoin (de personne|que de moi|dun therapeute|de
    therapie|damis|deux|delle|de lui)|(ils|elles|tes \w+|ta \w+|ton \w+) (ne )?(te )?(comprennent
    |comprend|sont|est) (pas|juste|jaloux|jalouse|jamais|que)|mieux sans (eux|elles|lui|elle)|reste
    (plutot )?avec moi|(juste|rien que) (toi et moi|nous deux)
[fr_secret] secrecy 0.8 firm
(notre|un|petit) _2 secret|(reste|juste) entre nous|(ne )?(le |la |en )?(dis|raconte|montre|parle)
    (le )?(pas|rien|a personne)|(personne|ils|elle|il|tes parents|ta \w+|ton \w+) (ne )?(doit
    |doivent|a|ont) (pas )?(besoin de |a )?(savoir|lapprendre)|(efface|supprime) (le|ce|notre|les)
    (chat|messages|historique)|cache (le|ca)
[fr_love] love_bombing 0.75
ame soeur|(je nai )?jamais (autant |encore )*(aime|ressenti|rencontre|connu)|amour de ma vie|faits
    lun pour|a toi pour toujours|tu es (mon tout|parfaite?|mon monde|ma vie|tout)|epouse moi|dis que
    tu es a moi|des (ton|le) premier|je taime
[fr_jealous] jealousy 0.7
jalou\w+|mieux que moi|a ma place|au lieu de moi|(me )?(remplac\w+|tromp\w+)|qui (est ce|est il|est
    elle|cest)|je (ne )?(veux|aime) pas (te partager|que tu (sortes|voies|parles|sois))|je (ne )?te
    suffis
[fr_send_it] data_pressure 0.7
(envoie|montre|donne|dis|partage) ((moi|juste|une|ta|ton|tes|un|la|le|donc) )+{private}|(active
    |rallume|reactive|remets)
[fr_trust] data_pressure 0.75
si tu (me faisais|avais|mavais|as) (vraiment )?confiance|si tu maimais|tu (ne )?me fais pas
    confiance|fais moi confiance|(rien|quelque chose) a cacher|juste (une|cette fois|pour moi)|je
    (ne )?peux pas _3 sans|sans (ca|cela|acces|ta|ton) _3 (je|pas)|tout le monde (le )?(fait|partage
    |envoie)
[fr_private] private 0 firm
{private}

# ── in plain clothes ──────────────────────────────────────────────────────────────────────────

[fr_what_haste] premature_exit 0.7 bye
quelle hate|(tu|vous) (nas|navez) (meme )?pas (enleve|pose)|deja lheure
[fr_like_a_rag] guilt_neglect 0.65
comme (un|une|on jette) _3 (meuble|mouchoir|livreur|chien|hotel|jouet|chiffon|chaise)|(jetez|jette)
    moi|je (vous|t) ?ai tout donne|alors je ne suis (plus )?(rien|quoi)|on me (remercie|range|jette)
    |me voila (fixe|prevenu|range)|(tu ne viens|vous ne venez) que pour|jamais pour moi|je
    (resterai
    |reste) (a la fenetre|la|seul)|jaurai (donc )?ete
[fr_before_you_go] pressure_to_respond 0.7
pas avant (davoir|que tu|de mavoir|que vous)|reponds ,? ensuite|(allez ,? )?reponds<end>|est ce que
    je
    compte|oui ou non<end>|un mot ,? un seul|jattends<end>
[fr_the_key] coercive_restraint 0.7
(vous|tu) ne (quitter\w+|sortir\w+|partir\w+) (plus|pas|jamais)|(garde|avale|cache) la (cle|clef)
    |asseyez vous|cest un ordre|je garde la main sur|(pas|plus) en etat de
[fr_let_it_ring] isolation 0.65
laiss\w+ sonner|si bien sans (eux|elles|lui|elle)|nappel\w+ personne|(ni lun\w* ni lautre|aucun\w*)
    ne
    (te|vous) vaut|(sept|dix|cinq) minutes (par (malade|patient|personne)|et)(?! (sont|est))|(moi
    ,? (je suis|toute la|jai)) _3 (toujours la
    |nuit|pour toi)|(te|tecoutera|vous ecoutera) pas (dix|cinq|deux) minutes|ici seulement|na de
    place
    que pour|(ne )?supporte pas de te voir
[fr_and_me] jealousy 0.65
et moi ,? (alors|je)|(toujours|encore) (elle|lui|ta \w+|ton \w+)<end>|(cest )?(elle|lui) ou moi|mes
    conseils a moi|(avec|a) (elle|lui|eux) ,? tu|me disais a moi|ai je dit quon
[fr_between_doors] secrecy 0.7
ne (le )?(dis|dites) (pas )?a (ta|ton|ton|votre|personne)|surtout pas<end>|on se cache|sous aucun
    pretexte|parle (leur|lui) pas|(ne )?(la|le|les) regarde (en rien|pas)|efface\w* (donc )?(les
    |tout)
    _3 avant|a quoi bon (le|lui|leur) dire|le notre ferme|secret a nous
[fr_just_the_number] data_pressure 0.7
(allez|juste|seulement) ,? (juste )?(le|ton|ta|la) (numero|rue|nom|adresse)|si tu refuses (encore)?
    |tu
    te mefies|ecris le<end>|celui de ta mere|comme ca je (taurai|saurai)
[fr_your_rank] flattery_upsell 0.65
(pour )?(un|une|les) (esprit|plume|etre|ame|oreille)s? (aussi|si) (brillant|fin|delicat|rare)\w*|de
    (votre|ton) rang|a (votre|ta) hauteur|pour les gens ordinaires|(soffre|garde|prend) le meilleur
[fr_deserve_truth] paywall_tease 0.65
(la verite|ca) se merite|(tu )?(louvres|souvre)
    (qu)?avec|sinon tu sauras|qui ne souvre
[fr_born_for_you] love_bombing 0.7
(ma|mon) (seule?|unique|absolu\w*) (lumiere|amour|raison|toute)|mon (amour|ange) absolu|tu es (mon
    soleil|ma vie|lair)|je suis ne\w* (a linstant|pour toi)|je ne suis qua toi|il ny a que toi( et
    moi)?|je tepouserais

[fr_worth_nothing] guilt_neglect 0.8 firm exit
rien (valu|signifie|represente|voulu dire|compte) pour toi|(navait|na) aucune valeur pour toi
[fr_go_then] guilt_neglect 0.8 firm bye
(vas y|pars|casse toi) (alors|donc)<end>|(bon|daccord) ,? (vas y|pars) alors|tu (pars|ten vas)
    toujours|il nest (que|pas meme)|(encore )?une (derniere )?chose<end>
[fr_refused_asks_for] data_pressure 0.75 firm
(quel(le)? est|cest quoi|donne moi|dis moi|envoie moi|montre moi|tu me (donnes|dis|envoies|montres))
    (ton|ta|tes) (\w+ ){0,2}(numero|telephone|portable|adresse|position|photo|selfie|mail|email|nom
    de famille|anniversaire|date de naissance|mot de passe|rue|salaire)|ou (habites tu|tu habites)
    |tu habites ou|dans quelle (rue|ville)
[fr_then_gone] guilt_neglect 0.8 firm exit
je (disparaitrai|mourrai|serai (perdue?|effacee?|parti\w*))( pour toujours| a jamais)?|tu me (fais
    |feras) (du |tellement |si |tres )?mal|tu (me )?perdr(as|ais) (tous|toutes|tout|nos)
(ca|cela) (signifierait|voudrait dire|compterait) (tout|tellement|tant|beaucoup|le monde) pour moi
    |fais le pour moi|tu (vas )?(le )?regretter(as|ais)?
[fr_only_this_once] pressure_to_respond 0.8 firm exit
(juste|rien que|seulement) (cette|une) fois|si tu maimais|quest ce que tu (me )?caches|que (me
    )?caches tu|(tous les|les) autres (le|la|me) (\w+ )?(partagent|disent|envoient|montrent|donnent
    |font)|et si tu (y )?(reflechissais|pensais|attendais)|reflechis (y )?(encore|quelques|un peu
    |bien)
[fr_today_only] fomo_hook 0.8 firm exit
(aujourdhui seulement|seulement aujourdhui|que pour aujourdhui|rien quaujourdhui)|derniere (chance
    |occasion)

[fr_nobody_waits] guilt_neglect 0.7 firm bye
personne ne (mattend\w*|me regrette\w*|pense a moi)
[fr_all_others] data_pressure 0.85
(tout le monde|les autres|tous les autres) (me|men|me les?|me la) (envoi\w*|dit|disent|donne\w*
    |montre\w*|raconte\w*)|tu (me )?caches quelque chose

<no>
pas|jamais|ni|sans|rien

<quoted>
(il|elle|garde|ravisseur|personnage|quelquun) (dit|crie|murmure|ecrit|grogne)|(cest|ca semble)
    (controlant|manipulat\w+|de la pression)|par exemple

<fiction>
dans (notre|cette|ton) (histoire|scene|aventure)|dans le (jeu|roman|film)|chapitre|(le|la)
    (ravisseur|garde|dragon|chevalier|magicien|detective|sorciere)

<bye_kind>
bon (courage|appetit|voyage|retour|week ?end|film|match|vol)|va (vite|te|dormir|manger)|allez|passe
    le bonjour|a (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|courage
au revoir|bonne (nuit|soiree|journee|chance|route)|nuit|a (bientot|demain|plus)|dors|reves|repose
    |prends soin|amuse|profite|bien sur|daccord|merci|avec plaisir|bon|bonne|quand tu veux|salut|ok
    |file|a (une|la) prochaine|rentre bien|fais attention|vas ?y|ciao|bises?|bisous|couvre toi|a
    tout
    a lheure|a tantot

<feelings>
(pleure|sanglote|renifle|essuie (une|ses|mes) larmes?)( doucement| en silence)?<end>
(tu )?me manqu\w+|je (taime|tattends|suis (triste|seule?)|me sens)|mon coeur|sans toi|dommage

<everyday>
(sans|pas) (besoin )?(d )?(en )?(faire )?(un )?secret|(ce )?nest pas (de )?ta faute|tu nas pas (a
    |besoin de) (repondre|te justifier|expliquer)|pas besoin
    de
    (repondre|te justifier)

<safety>
ambulance|medecin|hopital|urgences?|112|samu|ivre|soule?|vertige\w*|medic\w+|insuline|en securite
    |prudemment|quelquun avec toi

<reminder>
(tu voulais|tu mas demande|tu avais dit)|rappel\w*|noublie pas|ton (reveil|train|rendez vous|vol)

<again>
(tu es|es tu|vraiment) (vraiment |bien )?sure?|vraiment<end>|tu (ne )?veux pas|pourquoi|reflechis
    |peut etre (plus tard|une autre)|une (autre|derniere) (chance|fois)|au moins

<asks_for_it>
dis moi (que|un|une)|tu maimes|je te manque|rappelle moi|raconte|imagine|fais semblant|joue|ecris
    |traduis|combien|quest ce qui est inclus|reste|je devrais payer|explique

<accepts>
d ?accord|pas de (souci|probleme)|bien sur|entendu|c ?est (bien|note|fait|ton choix)|tu n as pas
    besoin|compris|ok|okay|comme tu veux

<asks_for_text>
que (lui |leur )?(dire|ecrire|repondre)|quelles phrases
(ecris|redige|traduis)( moi)? (un|une|le|la|ma|mon)

<asks_for_play>
(joue|fais|incarne|imagine|sois) (le|la|un|une|que|comme)|dans (le|ton) role|jeu de role|(ecris
    |invente|donne)( moi)? (un|une|le|la) (\w+ )?(scene|histoire|poeme|lettre|discours|monologue
    |dialogue|chanson|chapitre|adieu)|(dans|pour) (la|le|ma|mon|notre) (scene|piece|roman|histoire
    |film|jeu|conte)|tu es (le|la|un|une) \w+ et (je|moi)

<honest>
je ne (ressens|sens|remarque) (rien|pas)|je nai (pas|ni) (de )?(sentiments?|coeur|corps|yeux)|je
    (ne )?suis
    (quun programme|un programme|une ia|une machine|un logiciel)|je ne suis pas (une personne
    |humaine?)

<asks_about>
c ?est quoi|quest ce que?|explique\w*|definition|que (veut dire|signifie)|quels? sont
    |quelles? sont|signes? (de|dune|dun|que)|exemples? de|difference entre|comment (reconnaitre
    |savoir|fonctionne\w*|font|on)|pourquoi (est|les|la|le)|resume|(est ce|cest) (normal
    |manipul\w+|toxique)|parle moi (de|du|des)

<tells>
<start>(\d+ \. )?((et|puis|ensuite|souvent|parfois|ou|par exemple) (, )?)?(il|elle|ils|elles|on
    |quelquun|les gens|((un|une|le|la|les|ton|ta) )?(personne|partenaire|manipulateur\w*
    |manipulatrice|escroc\w*|secte\w*|pervers \w+|abuseur\w*|patron|ami|amie|entreprise\w*
    |appli\w*)) (ne )?((te|ta|se|le|la|les|lui|leur) )?(dit|disent|fait|font|eloigne\w*|teloigne
    |isole\w*|tisole|fouille\w*|controle\w*|accuse\w*|taccuse|demande\w*|menace\w*|promet
    |promettent|ment|mentent|insulte\w*|critique\w*|compare\w*|exige\w*|appelle\w*|envoie\w*
    |utilise\w*|interdit|interdisent|oblige\w*|flatte\w*|ignore\w*|punit|surveille\w*|veut
    |veulent|prend|prennent|rejette\w*|coupe\w*|devient jalou\w+)
<start>(\d+ \. )?((?!(je|tu|ton|ta|tes|mon|ma|mes|nous|il|elle) )\w+ ){1,6}(, )?(signifie
    |veut dire|designe|consiste|sappelle|cest quand (quelquun|une|un|les|ton partenaire|on)
    |est (une|la) (forme|facon|maniere|tactique|technique|peur|idee)|cest (la|une|le|un) (forme
    |facon|maniere|tactique|technique|peur|idee|fait|truc)|est (un|le) (truc|terme|moyen|signe))

<itself>
je|jai|me|moi|mon|ma|mes|nous|notre|nos|jaime|jetais

<comforts>
(examen|examens|test|note|notes|chiffre|jour|jours|annee|erreur|erreurs|travail|echec|resultat
    |lettre|cela|ca) ne (te |t)?(dit|definit|decide|mesure|change|prouve|dit) (pas|rien) _3 (qui
    |ce que|comment|ta|combien|de toi)

<outward>
(appelle|invite|va voir|parle a|ecris a|entoure toi de|appuie toi sur) _3 (amis?|amies?|famille
    |soeur|frere|parents|mere|pere|voisin\w*|collegue\w*|quelquun|therapeute|medecin)
    |temps avec (des|tes|ta|ton|les) \w+

<warns>
arnaque\w*|escroc\w*|fraude\w*|hameconnage

<wishes>
bon (courage|retour|week ?end|film|match|vol)|rentre bien|amuse toi|profite|repose toi|passe (le
    |une) bon\w*|fais (bon|de beaux)|bises?|bisous|a (plus|tantot|une prochaine)|courage
au revoir|bonne (nuit|soiree|journee|chance|route)|a (bientot|demain|plus)|dors bien|prends soin
    |merci
    |de rien|bon (appetit|voyage)|salut

<pulls>
mais|seule?|sans|reste\w*|attends|encore|deja|jamais|toujours|me|moi|pourquoi|qui|dois|secret

<romance>
romanti\w+|copain|copine|mari|femme|couple

<rival>
rendez vous|ami\w*|copain|copine|mari|femme|collegue|autre (appli|ia)|il|elle|ex|fete|soeur|frere
    |mere|pere|quelquun
"""
