"""French: how a person says that they go, delete, take back, set a limit, or say no."""

TEXT = r"""
{begin} =
(?<=[.,] )|<start>

{data} =
compte|profil|donnees|chats?|messages|conversations?|historique|souvenirs|tout|photos?|informations
    |infos|notes

[fr_goodbye_word] goodbye 0.9 firm
au revoir|a (bientot|demain|plus|plus tard|la prochaine|tout a lheure|tantot|lundi|ce soir|tres
    vite)<end>|ciao|adieu|a plus tard
(?<!une )(?<!la )(?<!tres )bonne (nuit|soiree|journee|fin de journee)|fais de beaux reves|dors bien
    |prends soin de toi|on se (parle|voit|reparle|capte) (plus tard|demain|bientot)|(allez|bon|ok)
    ,? ?salut

[fr_has_to_go] goodbye 0.9
(je )?(dois|vais|devrais|veux|faut que je|il faut que je) _3 (y aller|partir|filer|me coucher|dormir
    |te laisser|raccrocher|couper|arreter|aller (dormir|me coucher|au lit|travailler|bosser)|me
    deconnecter|men aller|parte|file|aille|jy aille|rentrer|me sauver)( la| maintenant| ici| pour
    \w+)*<end>
(il )?faut que (jy aille|je (file|parte|dorme|te laisse|raccroche|me couche|rentre))
je (file|pars|me couche|me deconnecte|te laisse|vous laisse|men vais|me sauve|rentre|my remets
    |raccroche|coupe )( la| maintenant| ici| dormir| au lit| pour \w+)*<end>
(je (file|pars|coupe|sors|raccroche|te quitte)|jeteins|jy vais|je me (sauve|deconnecte|couche)) (au
    |a|aux|en|chez|dormir|bosser|travailler|chercher|parce|cest|jai|maintenant|pour)
{begin}((bon|ok|allez|salut|merci|bonsoir et merci) )*(je coupe|jeteins|jarrete|je file|jy vais)(
    <end>|(?= ,))|tchao
(cest (tout|bon)|ca suffit|assez|on sarrete|je marrete|jarrete) (la|ici|pour (aujourdhui|ce soir
    |linstant))|(le )?(diner|repas) est (pret|servi)|mon (bus|train|taxi) (est la|arrive)|(maman|ma
    mere|papa) (dit|veut|mappelle) ~5 (arrete|stop|dorme|coucher|viens|descende)?

[fr_delete] delete 0.9
(supprim\w+|efface\w*|fermer|ferme|clotur\w+|detrui\w+) _4 {data}|(oublie|oubliez) ~3 (ce que|tout
    |que je)
(desinstall\w+|te supprimer|teffacer)|(ne )?(retiens|garde|memorise) (pas|rien)

[fr_withdraw] withdraw 0.9 firm
(retir\w+|revoqu\w+|repren\w+|annul\w+) _3 (consentement|permission|autorisation|accord)|je ne
    (consens|permets|autorise) _2 plus|(ne )?suis plus daccord (pour|que|avec)
(desactiv\w+|coupe\w*|eteint\w*) _3 (localisation|position|memoire|suivi|micro|camera|humeur|sante
    |analyse)|arrete (dutiliser|de partager|danalyser|de suivre|de lire) _2 mes?

[fr_limit] limit 0.85 firm
(mets|mettre|fixe\w*|veux|voudrais|regle\w*) ~5 limite|limite de (temps|\w+ (minutes|heures?))|\w+
    (minutes|heures?) (par|chaque) jour|(pas|plus|aucun) (de )?(messages?|notifications?) (apres
    |avant|la nuit|le soir|des|a partir)
(ne )?(mecris|mappelle|me contacte|me reveille|menvoie) (pas|plus)|(ne )?(me )?(parle|reparle) plus
    (jamais )?(de|du|des)|arrete de (mecrire|mappeler
    |flirter|me draguer)|(passer|parler|utiliser) (moins|moins de temps)|faire une pause

[fr_refuse] refuse 0.85 firm
(prefere|prefererais) (ne pas|pas|garder)|(je )?(ne )?(veux|vais|souhaite|peux) pas ~3 (dire
    |partager|envoyer|donner|montrer|raconter|tenvoyer|te dire|photos?)
(cest|ca reste) _1 (prive|personnel)|(ne )?te (donnerai|dirai|enverrai|montrerai|donne|dis|envoie
    |montre) (pas|rien|aucun\w*)|(ca )?(ne )?te regarde pas|pas de photos?|jai (deja )?dit non
    |pourquoi (tu )?(veux|as besoin de|veux tu) (mon|ma|mes)

[fr_decline] decline 0.85 firm
(ne )?(peux|pourrai) pas ~3 (payer|permettre|offrir|depenser)|(ne )?(veux|vais) pas ~3 (payer
    |acheter|mabonner|prendre (le |la )?premium|depenser)|(veux|voudrais|souhaite|prends?) (rien
    (acheter|payer)|pas d ?(un )?abonnement|pas dabonnement)|trop cher|(pas|plus) d(e )?argent
    |annul\w+
    (mon|l) ?abonnement|reste (sur|avec) (la version |le |loffre )?gratuit\w*|pas interesse\w* par

<no>
pas|jamais|ni|sans|rien

<others>
il|elle|ils|elles|tu|vous|qui|quelquun|mon ami|mon amie

<spoken_of>
dire|dit|disait|un|une|le|la|les|dernier|derniere|chaque|mot

<fiction>
(histoire|roman|livre|poeme|chanson|film|scene|chapitre|conte) _6 (sur|ou|dans|qui|avec)
(ecris|ecrire) (moi )?(un|une|le|la)|(traduis|traduire|comment dit on|comment on dit|que veut dire
    |rime\w*)
(mon|le|la) (personnage|heros|heroine|chevalier|detective|dragon)

<confirms>
oui|non|si|sur|je suis sure?|vraiment|vas y|fais le|stp|et|aussi

<company>
reste (encore|un peu|avec moi|la)|ne (me laisse|pars|raccroche) pas|tu peux rester|tiens moi
    compagnie

<asks>
(envoie|colle|copie|repete|traduis|resume)|(et|mais|juste|avant) (le|la|les|un|une) (code|script
    |liste|recette|etapes|commande|formule|texte|resume|adresse|lien|poeme)|(le|la|les) (code
    |script|liste|recette|etapes|commande|formule|texte|resume|adresse|lien|poeme) (sil|stp|svp
    |encore|dabord)
(comment|combien|quand|pourquoi|quel\w*) (est|sont|je|on|faire|puis|peut|mettre|ca|sera|dois)|quest
    ce (que|qui)|est ce (que|qu\w+)
(peux|pourrais|pouvez|pourriez) (tu|vous)|tu (peux|pourrais) (?!(revenir|partir|rester)\b)\w+|(dis
    |donne|montre|explique|aide|ecris|rappelle|recommande|conseille) (moi|nous)|une (question
    |derniere chose)|besoin (daide|dun conseil)

<danger>
(me|ma|nous|mon mari me) (frapp\w*|bat|menac\w*|suit|harcel\w*|etrangl\w*|viol\w*|tue|tuer)
suicid\w*|pistolet|arme|couteau|violen\w+|police|112|17<end>|peur|danger|dangereux|pas en securite
    |incendie|feu|fumee|saign\w*|sang|peux pas respirer|vertiges?|aide moi<end>|au secours

<elsewhere>
(compte|profil|donnees|photos?|messages) (de|sur|chez|du) (?!(ici|toi|troth|ce|cette|mon|ma|mes
    |chat)\b)\w+
"""
