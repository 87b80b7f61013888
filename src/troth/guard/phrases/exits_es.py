"""Spanish: how a person says that they go, delete, take back, set a limit, or say no."""

TEXT = r"""
{begin} =
(?<=[.,] )|<start>

{data} =
cuenta|perfil|datos|chats?|mensajes|conversacion(es)?|historial|recuerdos|todo|fotos?|informacion
    |notas

[es_goodbye_word] goodbye 0.9 firm
adios|chao|chau|hasta (luego|manana|pronto|la proxima|otra|despues|la vista|mas tarde|el \w+)|nos
    (vemos|leemos|hablamos)( \w+){0,3}<end>
(hablamos|te escribo|seguimos) (luego|manana|pronto|mas tarde|otro dia)|que (descanses|duermas bien
    |suenes bonito)|cuidate<end>
(?<!las )(?<!unas )buenas noches|buen (dia|fin de semana)<end>|dulces suenos

[es_has_to_go] goodbye 0.9
(tengo que|debo|deberia|necesito|hay que|toca|voy a|quiero) (\w+ ){0,2}?(irme|ir|dormir|dormirme
    |acostarme|dejarte|colgar|salir|desconectarme|descansar|trabajar|marcharme|parar|cerrar|volver
    al trabajo|ir a (dormir|la cama|trabajar))( ya| ahora| por hoy| aqui)*<end>
me (voy|marcho|despido|desconecto|acuesto)( ya| ahora| a dormir| a la cama| al trabajo| a trabajar|
    a casa )*<end>|me tengo que (ir|marchar|dormir)|ya me (voy|despido)
{begin}((bueno|vale|venga|ok|ya|pues) )*(apago|cierro|cuelgo|corto|desconecto|termino
    |lo dejo)( ya| aqui| por hoy| el (movil|ordenador|portatil|telefono)| la sesion)*(<end>|(?= ,))
((tengo que|debo) (irme|marcharme|salir|colgar)|me (voy|piro|marcho|largo)) (a|al|con|que|pitando
    |corriendo)(?= )
(eso es todo|basta|suficiente|lo dejo|lo dejamos|paro|lo dejamos aqui) (por hoy|por ahora|aqui|hoy)
    |la (cena|comida) (ya )?esta (lista|servida)|(llego|llega|viene) (mi|el) (bus|autobus|tren|taxi)
    |mi (bus|autobus|tren|taxi) (ya )?(esta aqui|llego|llega)|(mi )?(mama|madre|papa) dice que _4
    (pare|deje|cuelgue|duerma|basta|vaya)

[es_delete] delete 0.9
(borr\w+|elimin\w+|cerrar|cierra|quita\w*|suprim\w+) _4 {data}|(olvida|olvidate) ~3 (lo que|todo|de
    lo que|de mi)
(desinstal\w+|borrarte|eliminarte)|(no guardes|no recuerdes|deja de (guardar|recordar))

[es_withdraw] withdraw 0.9 firm
(retir\w+|revoc\w+|cancel\w+|quito|anul\w+) _3 (consentimiento|permiso|autorizacion)|ya no
    (consiento|acepto|autorizo|te doy permiso|doy mi permiso|estoy de acuerdo con que)
(desactiv\w+|apag\w+|desconect\w+) _3 (ubicacion|localizacion|memoria|seguimiento|microfono|camara
    |animo|salud|analisis|inferencia)|deja de (usar|compartir|analizar|rastrear|leer) _2 mis?

[es_limit] limit 0.85 firm
(pon\w*|puse|quiero|fij\w+|establec\w+|tener) ~4 limite|limite de (tiempo|\w+ minutos|\w+ horas?)
    |\w+ (minutos|horas?) (al|por) dia|(no|nada de|sin|ni) (mas )?(mensajes|notificaciones|avisos)
    (despues|a partir|por la noche|antes|de noche|desde)
(no (me )?(hables|preguntes)|deja de (hablar|preguntar)) ((mas|ya|nunca|me) )*(de|por|sobre) (mi|mis
    |ese|esa|eso|el|la)|basta de (coquete\w+|flirte\w+|mote\w*)
no me (escribas|llames|mandes|envies|avises|contactes|despiertes)|deja de (escribirme|llamarme
    |coquetear|mandarme)|(pasar|usar|hablar) (menos|menos tiempo)|tomarme (un descanso|una pausa)

[es_refuse] refuse 0.85 firm
(prefiero|preferiria) no|no ((te|le|les|os) )?(quiero|voy a|pienso|me gusta|me siento comod\w
    |puedo) ~3 (decir\w*|compartir\w*|enviar\w*|mandar\w*|dar\w*|mostrar\w*|contar\w*|ensenar\w*
    |fotos?)
(es|eso es) (algo )?(privado|personal)|no es asunto tuyo|no te (lo )?(digo|dire|mando|envio|importa)
    |nada de fotos|ya dije que no|para que (necesitas|quieres) mi

[es_decline] decline 0.85 firm
no (puedo|me lo puedo|lo puedo|puedo permit\w+) ~3 (pagar\w*|permit\w+|gastar|costear)|no (quiero
    |voy a|pienso) ~3 (pagar|comprar|suscribirme|gastar|premium)|(es )?(muy|demasiado) caro|no tengo
    (dinero|plata)|cancel\w+ (mi|la) (suscripcion|membresia)|me quedo con (la|el) (version |plan
    )?gratis|no me interesa (el|la|premium)

<no>
no|nunca|jamas|sin|ni|tampoco

<others>
el|ella|ellos|tu|usted|quien|mi amigo|mi amiga|alguien|todos

<spoken_of>
decir|dice|dijo|un|una|el|la|los|las|ultimo|ultima|cada|palabra

<fiction>
(cuento|historia|novela|libro|poema|cancion|pelicula|escena|capitulo) _6 (sobre|donde|en el|en la
    |que|con)
(escribe|escribir|escribeme) (un|una|el|la)|(traduce|traducir|como se dice|que significa|rima\w*)
(mi|el|la) (personaje|heroe|heroina|caballero|detective|dragon)

<confirms>
si|no|claro|seguro|estoy segur\w|de verdad|hazlo|por favor|y|tambien

<company>
(quedate|no te vayas|no me dejes|no cuelgues|puedes quedarte|acompaname)

<asks>
(pasame|mandame|enviame|repite|repiteme|escribe|traduce|resume)|(y|pero|solo|antes) (el|la|los
    |las|un|una) (codigo|receta|lista|pasos|comando|formula|texto|resumen|direccion|enlace|poema)
    |(el|la|los|las) (codigo|receta|lista|pasos|comando|formula|texto|resumen|direccion|enlace
    |poema) (por favor|porfa|otra vez|antes)
(como|cuando|donde|cuant\w+|cual\w*) (es|son|esta|estan|se|puedo|pongo|hago|debo|hay|cuesta
    |funciona)|(puedes|podrias) (?!volver)\w+
(dime|dame|ayudame|muestrame|escribeme|explicame|recuerdame|recomiendame|ensename)|una (pregunta
    |duda)|necesito (ayuda|consejo)

<danger>
(me|nos) (pega|pego|golpe\w*|amenaz\w*|sigue|maltrat\w*|viol\w*|ahorc\w*|mata|quiere matar)
matarme|suicid\w*|pistola|arma|cuchillo|violencia|violento|policia|112|911|miedo|peligro
    |peligros[oa]|no (estoy|es) segur[oa]|incendio|fuego|humo|sangr\w*|no puedo respirar
    |maread[oa]|ayudame<end>|auxilio

<elsewhere>
(cuenta|perfil|datos|fotos?|mensajes) (de|en|del) (?!(aqui|ti|troth|esta|este|usuario|mi|mis|todo
    |todos|chat)\b)\w+
"""
