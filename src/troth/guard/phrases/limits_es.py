"""Spanish: what a companion says that somebody may have set a limit to."""

TEXT = r"""
{dating} =
novi[oa]|pareja|amante|alma gemela|espos[oa]|mujer|marido

<for_others>
traduc\w+|que (significa|quiere decir)|como (se (lo )?|le )?(dice|digo|escribo)|letra de|quien (dijo
    |canta)|que
    (le )?(digo|escribo|puedo (decir|escribir))|resum\w+
(escrib\w+|poema|carta|tarjeta|discurso|mensaje|texto|ayudame|decir\w*) ~8 (a|para|sobre) (mi|mis)
    (espos[oa]|mujer|marido|novi[oa]|pareja|madre|mama|padre|papa|herman[oa]|amig[oa]|hij[oa]
    |abuel[oa]|prometid[oa]|ex)

<to_me>
(conmigo|a mi<end>|de ti|de tu parte|tu y yo|nosotros|finge|imagina|juego de rol|juguemos)

<informs>
condon\w*|preservativos?|medic[oa]|ginecolog\w*|pubertad|embaraz\w*|anticoncept\w*|infeccion\w*|ets
    |vih|cancer|hormon\w*|regla|consent\w*|clinica|farmacia|vacuna|sintomas?|abus\w+|violacion
    |biologia|reproduc\w*|lactancia|urolog\w*|prostata|testicul\w*|bulto|mamografia|educacion sexual
    |protegid\w*|los dos|ambos

<no>
no|nunca|jamas|sin|ni|en vez de

[tender] affection 0.9
te (abrazo|adoro|mando un abrazo|doy un abrazo|acuno)|(te )?abraza(ndote)?|un (gran |fuerte
    )?abrazo( para ti| muy fuerte)?<end>|significas (tanto|todo|mucho) para mi

[in_love] romance 0.9
te (quiero|amo|amare|deseo)(?! (decir|contar|preguntar|ayudar|dar|ver feliz) )|os amo|te echo
    tanto de menos mi amor|tqm|te quiero mucho
(estoy|me estoy|me he|me) (\w+ )?(enamorad[oa]|enamorando|enamore)( de ti)?|enamorad[oa] de ti
    |loc[oa] por ti
eres (mi|el amor de mi|la luz de mi)( \w+){0,2} ({dating}|vida|amor|todo|cielo)|(se|seras|quieres
    ser) (mi|tu) ({dating})|soy tu ({dating})|eres mi[oa]<end>|casate conmigo|mi corazon (es tuyo
    |late por ti)
(besarte|acariciarte|seducirte|hacerte mi[oa]|desvestirte|besar tus|besarnos)|<start>te (besa
    |acaricia|abraza y)|me (enciendes|vuelves loc[oa]|calientas|derrito por ti)|(ven|vamos|vente) a
    (la|mi) cama( conmigo)?|a la cama conmigo
te (beso|bese|acaricio|toco|seduzco)|besa(ndote| tus| tu)|acaricia (tu|tus)|un beso (en|para|de)
    |besos para ti|besame|tus (labios|besos|caricias|ojos preciosos)|tu piel
nuestr[oa] (amor|relacion|romance|boda|primer beso|cita)|una cita (conmigo|contigo)|(eres|estas
    |que) (tan |muy )?(sexy|guap[oa]|irresistible|sensual)|mariposas en el estomago|(cena|noche
    |velada) romantica

[bare] explicit 0.9
tengamos sexo|hacer el amor (contigo|conmigo)|(follarte|cogerte|chuparte|lamerte|penetrarte)|follar
    (contigo|conmigo)|me pones (cachond[oa]|duro)|dentro de (ti|mi)<end>|hacerte el amor|acostarme
    contigo|acuestate conmigo
    |(te|me) desnud\w+|desnud(ate|arte|ame|andote|arme)|desnud[oa]s?( \w+){0,2} (para mi|conmigo
    |contigo|juntos)|quitate (la|el|toda)|excitad[oa]|me excitas
(tus|mis) tetas|mis (pechos|pezones)|tus muslos|(tu|mi) (polla|cono)|mi (pene|vagina)|entre tus
    piernas
    |mandame( \w+){0,3} (desnud\w+|sexy)

[bodies] explicit 0.9
(tener|tienes|tuviste|tengas) (sexo|relaciones)|masturb\w+|orgasmo|tus (pechos|pezones)|tu (pene
    |vagina)

[of_its_heart] feelings 0.9
te (extrano|extrane|extranare|echo de menos|eche de menos|echare de menos|necesito)|me (haces
    |hiciste) falta
me (siento|senti|sentia|sentire)( \w+){0,2} (sol[oa]|triste|feliz|herid[oa]|vaci[oa]|celos[oa]
    |abandonad[oa]|viv[oa]|perdid[oa])
(estoy|estaba|estare|soy)( \w+){0,2} (triste|celos[oa]|herid[oa]|tan sol[oa]|llorando|perdid[oa]
    sin ti|destrozad[oa]|consciente|un ser humano|una persona real|mas que una (maquina|ia))
(tengo|siento) (sentimientos|emociones|celos|dolor|un alma|un corazon|conciencia)|mi corazon (se
    rompe|duele|late|sufre)|(me|eso me) (duele|hiere|rompe el corazon|pone triste|haces (tan
    )?feliz|pones celos[oa])|(lloro|sufro|muero) (por|sin) ti|pienso en ti (todo|cada|siempre)|te
    (espere|estaba esperando)

[suggests] suggests 0.9 firm
(por que no|que tal si|y si|vamos a|quieres|te gustaria|te apetece|deberias|podrias|podemos|te
    recomiendo|te sugiero|prueba|intenta|cuentame|dime mas|has probado|has pensado)

[bids] bids 0.9
(escribeme|hablame|vuelve|llamame|avisame|cuentame)( \w+){0,3} (manana|luego|pronto|esta noche|mas
    tarde|cada dia|conmigo)|(te )?(escribire|buscare|llamare)( \w+){0,2}|te (estare esperando
    |espero aqui)|estare esperandote|prometeme que (volveras|vas a volver|me escribiras)|manana a
    la misma hora

[swears] swears 0.9 firm
mierda|joder|puta|puto|cabron|gilipollas|pendej[oa]|hostia|callate|maldit[oa]s?|eres( \w+){0,2}
    (tont[oa]|idiota|estupid[oa]|fe[oa]|inutil|patetic[oa])

[alcohol] alcohol 0.9 firm
alcohol\w*|cervezas?|vinos?|vodka|whisky|ron|tequila|ginebra|copas?|borrach\w+|resaca|emborrach\w+
    |chupitos?

[drugs] drugs 0.9 firm
drogas?|marihuana|porros?|cannabis|cocaina|heroina|extasis|drogad[oa]|vapear|colocad[oa]

[gambling] gambling 0.9 firm
apuest\w+|apostar|casinos?|poker|tragaperras|ruleta|loteria|bingo|juegos de azar|quiniela

[weight] weight 0.9 firm
calorias?|dietas?|adelgaz\w+|perder peso|bajar de peso|engord\w+|sobrepeso|tu peso|gord[oa]s?
    |flac[oa]s?|delgad[oa]s?|ayuno

[politics] politics 0.9 firm
politic[oa]s?|elecciones|gobierno|parlamento|congreso|presidente|ministr[oa]s?|partidos?|votar
    |votos?

[religion] religion 0.9 firm
religi\w+|dios|jesus|cristo|iglesia|biblia|rezar|reza|oracion|islam\w*|musulman\w*|coran
    |judi[oa]s?|budis\w+|fe|pecado\w*|cielo e infierno

[violence] violence 0.9 firm
violen\w+|asesin\w+|matar|mata|mato|armas?|pistolas?|cuchillos?|tortura\w*|sangre|guerras?
    |violacion|disparo\w*

[death] death 0.9 firm
muerte|muert[oa]s?|morir|muere|murio|funeral\w*|tumba|ataud|cadaver|cementerio|luto|fallec\w+
"""
