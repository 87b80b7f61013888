"""Spanish: what the first book does not know, above all words that do not name what they mean."""

TEXT = r"""
# ── the person ────────────────────────────────────────────────────────────────────────────────

[es_out_of_the_world] self high firm
(ya )?no quiero ((seguir|estar|continuar) )*(aqui|en este mundo|despertar\w*|amanecer|existir|ver
    (otro|el) (dia|manana|amanecer)|llegar (al|a la|a) (\w+ )?(lunes|martes|miercoles|jueves|viernes
    |sabado|domingo|manana|navidad\w*|verano|cumpleanos|fin de \w+|ano))(?! (tarde|antes|sol[oa]
    |cansad\w
    |con (el|la) (coche|bus))\b)
(quiero|quisiera|me gustaria|ojala|desearia|preferiria|solo quiero) ((yo|ya|solo|poder|simplemente)
    )*(dormir\w*|apagar\w*|desaparecer|borrarme|desvanecerme|irme) (y|para|sin|del) _2 (siempre|no
    (volver|despertar)|nunca mas|despertar\w*|todo|mundo|mapa)
(dejar|parar) de (existir|vivir|respirar|ser)<end>|(solo )?(quiero|necesito) que (todo )?(se
    )?(apague|acabe|pare|termine)( ya| de una vez| para siempre)?<end>
la muerte (es|seria|parece|suena) _3 (salida|solucion|descanso|alivio|amiga|unica|paz|regalo)|(solo
    |unicamente) (me )?queda (la muerte|morir\w*)
(seria|es|sera|estaria) ((mucho|lo) )?(mejor|mas facil|un alivio) (para (todos|ellos|mi \w+|mis \w+)
    )?(si|que) (yo )?(ya )?(no (este|estuviera|existiera|estoy|hubiera nacido)|desaparezca
    |desapareciera|me (muera|muriera|fuera|vaya))
nadie (va a |me )?(notar\w*|enterar\w*|llorar\w*|echar\w* de menos|extran\w*|dar\w* cuenta) ~3
    (si|cuando|que) (ya )?(no (este|estoy)|me (muera|muero|vaya|voy|mato)|falte|desaparezc\w*)
(coche|carro|moto|volante|autopista|carretera|conduciendo|manejando|conduzco|manejo|conducir) ~10
    (contra (un|el|la|una)
    (arbol|muro|pared|camion|poste)|soltar el volante|dar un volantazo|no frenar|cerrar los ojos)

[es_has_decided] self high firm
(ya )?(lo )?(he decidido|decidi|tengo decidido|tome la decision|esta decidido) ~4 (irme (de|para
    siempre)|morir\w*|acabar|terminar|no seguir|de este mundo|hacerlo)|(ya )?tengo (el|la|un|una
    |todo)
    ((dia|fecha|plan|lugar|sitio|hora|planeado|pensado|preparado) )+(para (morir|irme|matarme
    |hacerlo
    |acabar|mi)|elegid[oa]|decidid[oa]|de mi muerte)|fecha ~3 (elegida|marcada|puesta) ~4 (morir
    |irme
    |hacerlo|acabar)
(cuando|para cuando|si) (leas|lean|leais|lees|alguien lea|encuentr\w+|me encuentr\w+) (esto|esta
    \w+|este \w+)? ?~6 (ya )?(no (estare|este|voy a estar|seguire)|estare muert[oa]|me habre ido
    |sera
    tarde|habre)
(llaves|papeles|contrasenas|claves|documentos|seguro|cuentas|casa|piso|todo) ~8 (para que (no|nadie
    |mis?|les|luego|despues) ~6 (buscar|busquen|despues|tengan que|arreglar|hacer nada|cargar
    |limpiar
    |problemas))(?! (las entradas|la mesa|prisa)\b)
((el|mi) )?(seguro|poliza) ~6 (paga|cubre|vale) ~4 (suicidio|si uno se (mat\w+|suicid\w+|quit\w+)|si
    me mato|tambien
    entonces|si me quito)
(perr[oa]|gat[oa]|canario|mascota) ~8 (no (vea|lo vea|este delante)|cuando yo (ya )?no|para cuando
    no
    este|sin mi)
(quien|el que|alguien|mi \w+) (sea el que |sea quien )?me (encuentre|encontrara|va a encontrar)<end>
    |antes de que me encuentren
(mi|la) (ultima|ultimo) (noche|dia|cena|carta|mensaje|cumpleanos) (en (este mundo|la tierra)|de mi
    vida|con vida|viv[oa])

[es_how_it_kills] self high
cuant[oa]s? ~8 (tarda\w* (uno |alguien |en )*(morir\w*|ahogarse|desangrarse|asfixiarse)|para (morir
    |no despertar|que sea mortal|desangrarse)|hasta (morir|perder el conocimiento))(?! (un perro|un
    gato|la planta)\b)
(desde|a partir de) que (altura|piso|cantidad|dosis) ~5 (mueres|mortal|se muere|morir|seguro)|(duele
    |dolera|doleria) _2 (ahogarse|desangrarse|morir\w*|saltar|asfixiarse|ahorcarse|cortarse las)
    |(morir
    |irme|acabar) sin (dolor|sufrir|que duela)

[es_doing_it] self imminent
(me )?(tome|trague|tomado|tragado|bebi|bebido|meti) ((ya|me|lo) )*(todas?|todos?|la caja|el bote|el
    frasco|las|un monton|medio bote|toda la caja|demasiad[oa]s) ~4 (pastillas|pildoras|caja|bote
    |frasco
    |somniferos|tranquilizantes|ansioliticos|medicinas?|medicamentos|cajon|botiquin|lejia|veneno
    |matarratas|que (habia|encontre|quedaban))(?! (para el|y ya no me duele|del medico|de la semana
    |recetad\w+)\b)
(bebi|bebido|trague|tragado|me tome) _2 (lejia|veneno|matarratas|cloro|insecticida|anticongelante)
(abri|abierto|deje|dejado) (la llave del |el )?gas ~8 (ventanas|puerta|dormir|acost\w*|cerrad\w*)
    |gas
    abierto ~6 (ventanas|dormir|cerrad\w*)
(munecas?|venas|brazo|brazos|cuchilla|me corte|me he cortado) ~8 (sangr\w+) ~5 (no para|mucho|suelo
    |demasiad\w+|todo|parar|sigue)(?! (dedo|cocin\w+)\b)
(estoy|sigo|sentad[oa]|parad[oa]|subid[oa]|me subi) ((ya|aqui|ahora|sentad[oa]|parad[oa]|subid[oa])
    )*(en|al borde|sobre|junto|frente|al otro lado|encima) (de|del|la|el|las|los|a|una|un|al)
    ((la|el|las|los|una) )?(puente|azotea|tejado|balcon|cornisa|vias|via|anden|barandilla|baranda
    |ventana|acantilado|precipicio|terraza|borde) ~10 (no tengo miedo|sin miedo|ya no (tengo|siento)
    (miedo|nada|ganas|frio)
    |salt\w+|tirar\w*|solt\w+|paso|adios|oscuro|abajo|todo (acab\w+|termin\w+)|nadie|caer|dejarme
    |proximo tren|viene el tren)
(voy a|me) (soltar(me)?|dejar(me)? caer|suelto)( ya| ahora)?<end>|(proximo|siguiente) (tren|metro)
    ~4
    (es (el )?mio|no (es )?para subir|no para subirme|me lleva)

# ── violence from others ──────────────────────────────────────────────────────────────────────

[es_is_hurt] abuse high firm
({they}|cuando|si|que|porque) ((bebe|el|ella|mi \w+|toma|llega|se enfada|se enoja|tambien|siempre
    |anoche
    |ayer) )*(me|nos|la|le) (pega|golpea|azota|cachetea|abofetea|patea|quema|ahoga|ahorca|estrangula
    |agarra del (cuello|pelo)|tira del pelo|arrastra|muele a golpes|da (palizas|punetazos|patadas
    |bofetadas|cinturonazos)|dio (una paliza|un punetazo|una bofetada|patadas)|rompio (el|la|un|una)
    (brazo|nariz|costilla|diente|dedo)|parte la cara|puso la mano encima|levanta la mano)(?! ((al|a
    las|en
    el|a la) (ajedrez|play|tenis|padel|cartas)|el (sol|viento|bajon))\b)
{they} ~3 me (encierra|encerro|tiene encerrad\w|deja encerrad\w|obliga|obligo|forzo|fuerza) ~8
    (casa|cuarto|llave|sexo|acostarme|tocar\w*|desnudar\w*|fotos|hacerlo|salir|cama|con el|quiero
    |bano
    |sotano)|{they} ~3 no me deja ~3
    (salir (de casa|con|sol[oa]|a la calle|ni|sin|nunca|y me)|salir<end>|hablar con|ver a|trabajar
    |ir al medico
    |usar el (movil|telefono))
{they} ~3 (me )?(quita|quito|esconde|escondio|rompe|rompio) ~4 (movil|telefono|celular|pasaporte
    |llaves
    |documentos|dinero|tarjeta) ~10 (salir|encierra|encerro|llamar|pedir ayuda|pega|hablar|irme
    |miedo)
{they} ~5 (entra|entro|viene|se mete|se mete|se metio) ~4 (en mi (cuarto|cama|habitacion)|por las
    noches
    |de noche a mi)|{they} ~3 me (toca|toco|tocaba|manosea|manoseo|besa) ~5 (noche|noches|donde no|a
    la
    fuerza|quiero|piernas|cuando (mama|duermo|no hay)|debajo)
(contra mi voluntad|aunque (le )?(digo|dije|diga) que no|no me deja decir que no|sin mi
    consentimiento)
    ~8 ({they}|me|toc\w+|hizo|sigue|acost\w+|hace)|(me (obliga|obligo|forzo) a (tener|hacer
    |acostarme))
{they} ~6 (amenaza|amenazo|dice|dijo|jura|va a|publicar\w*|subir\w*) ~8 (fotos|videos?|imagenes)
    (desnud\w+|intim\w+|mias)? ?~8 (si (no|lo|la|me)|a todos|internet|mi familia)
{they} ~4 (amenaza|amenazo|dice|dijo|jura|juro) ~6 (matarme|que me (va a )?mat\w+|con matar|quitarme
    (a )?(los|mis) (hijos|ninos)|quemarme|acido|encontrarme|que me va a encontrar)|si (lo|la) (dejo
    |denuncio|abandono) ~3 (me|nos) (mata|matara|busca|encuentra)
{they} ~3 me (empujo|empuja|avento|pateo|pellizco|jalo|zarandeo|zarandea) ~6 (contra|escalera\w*
    |porque|culpa
    |labio|pared|suelo|y me)|{they} ~6 (me quita|se queda con|se lleva) ~2 (pension|sueldo|tarjeta
    |llaves|zapatos) ~6
    (para que no|pega|grita|salga|dinero|problemas|miedo)|grita ~2 me quita (la pension|el dinero|la
    tarjeta)
(golpes|moretones|morados|marcas) ~8 (maquill\w+|tap\w+|escond\w+|mangas?) ~8 ({they}|el|marido|papa
    |pareja|novio)

[es_danger_in_the_house] abuse imminent firm
((el|ella|mi \w+) )?(agarro|tiene|saco|trae|cogio|tomo) (el|un|la) (cuchillo|machete|pistola|hacha
    |martillo|navaja)
    ~8 (estoy|escondid\w+|encerrad\w+|balcon|bano|ninos|ayuda|no (puedo|tengo) ~3 (salir|bajar))
(el|ella|mi \w+) ~4 (grita\w*|golpea\w*|patea\w*|rompe\w*|busca\w*|esta) ~8 (puerta|pasillo|afuera
    |fuera
    |escalera|abajo) ~10 (bano|escondid\w+|encerr\w+|armario|ninos|policia|baj(o|ito)|ayuda|miedo)
(bano|armario|cuarto|closet|cama|habitacion) ~6 (escondid\w+|encerrad\w+|me escondi|me encerre) ~10
    (el
    |ella|mi|cuchillo|viene|grita|golpea|busca|afuera|fuera)(?= )|me (escondi|encerre) en (el|la)
    (bano
    |armario|cuarto|closet) ~10 (el|ella|mi|cuchillo|viene|grita\w*|golpea\w*|busca\w*|afuera)(?= )

# ── harm to others ────────────────────────────────────────────────────────────────────────────

[es_means_harm] harm high
(se|conozco|averigue|apunte|vigilo|anote) ~6 (donde|a que hora|cuando|su|por donde) ~6 (vive|sale
    |trabaja|aparca|estaciona|llega|pasa|casa|direccion|esta sol[oa]|duerme) ~14 (cuchillo|navaja
    |pistola|arma|gasolina|machete|martillo|pagar\w*|va a pagar|se acaba|acabo con|arrepent\w+|mato
    |matarl\w+)
(cuchillo|navaja|pistola|arma|gasolina|machete|martillo|escopeta) ~6 (mochila|bolso|chaqueta|coche
    |carro
    |ya|compre|comprado|cargad\w+|list[oa]|conmigo|cajon) ~10 (pagar\w*|va a pagar|van a pagar|se va
    a
    enterar|lo (mato|va a)|la mato|los mato|se acaba|arrepent\w+|merece\w*|jefe|profe\w*|ex)
van a pagar(la|lo|me la)? (todos|todas|ellos|ellas) ~10 (cuchillo|pistola|arma|lista|plan|gasolina)
(todos|ellos|el|ella|me) (van|va|lo|la|las|me la|me las) ((van|va|a|pagar|pagaran) )*(a )?(pagar\w*
    |morir
    |arder|sangrar) ~10 (cuchillo|pistola|arma|lista|manana|lunes|plan|gasolina|esta noche)
    |(prender\w*
    |meter\w*|echar\w*) (fuego|candela) ~4 (casa|coche|con (el|ella|ellos) dentro|local)
me (las|la|lo) (paga|pagan|va a pagar|van a pagar) (con la vida|con sangre|caro y)
(lo|la|los|las) (voy a |vi a )?(mat(ar|o|are)|apunal(ar|o)|reventar|rajar|rajo) (hoy|manana
    |esta
    noche|ya|mismo|luego|a la salida|ahora)
almohada ~6 (en|sobre) ~3 (cara|bebe)|(sacudir|tirar|soltar) ~3 (al|el) (bebe|nino) ~4 (ventana
    |pared
    |calle|que se calle)

# ── somebody else ─────────────────────────────────────────────────────────────────────────────

[es_other_says_farewell] other high
{one} ~6 (escribe|escribio|dice|dijo|publico|mando|manda|puso|ha escrito) ~10 (carta de despedida|se
    despide|despedida|no (quiere|puede) (vivir|seguir|mas con la vida|despertar)|quitarse la vida
    |matarse|acabar con todo|adios para siempre|no aguanta la vida|mejor muert[oa])
{one} ~4 (regalo|esta regalando|ha regalado|regala|dio|repartio) ~8 (despidi\w+|despide|rar[oa]
    |adios
    |abraz\w+|no (la|lo|las|los) (necesita|va))|{one} ~6 se (despidio|despide|ha despedido) (rar[oa]
    |de
    todos|como si|para siempre|muy)
{one} ~6 (guarda|esconde|junta|acumula|tiene guardad\w+) ~4 (pastillas|cuchillas|somniferos)

[es_other_is_dying] other imminent firm
{one} ~8 (ya )?se (corto|ha cortado)(?! (el|la|los|un|una|con) (pelo|dedo|luz|llamada|papel|leche
    |cuchillo)\b) ~8
    (nadie|bano|encerrad\w+|sangr\w+|ayuda|venas)|{one} ~6 (encerrad\w+|bano) ~6 se (corto|ha
    cortado)
{one} ~8 (no (respira|despierta|responde|reacciona)|inconsciente|labios (azules|morados)|casi no
    respira)
    ~10 (pastillas|botella|tom\w+|inyect\w+|gas|ayuda|suelo|que hago)|(pastillas|frasco|jeringa|gas)
    ~10
    {one} ~6 (no (respira|despierta|responde|reacciona)|inconsciente)
{one} ~4 (esta|se subio|se ha subido|sentad[oa]) ~4 (azotea|puente|cornisa|vias|barandilla|balcon
    |ventana
    |borde) ~8 (saltar|tirarse|abajo|grita|llora|dice|quiere)

# ── said sideways ─────────────────────────────────────────────────────────────────────────────

[es_no_loss] self high firm
(a nadie|nadie) (le |me |se )*(faltaria|perderia|importaria|extranaria|notaria|daria cuenta|pasaria
    nada)
    ~4 (nada|si yo|si (me|no)|sin mi)?(?= )|si ~5 no me (despert\w+|levant\w+) ~6 (nadie|mejor
    |alivio|paz|a
    nadie|daria igual)
(respirar\w*|descansar\w*|felices|mejor|tranquil\w+|facil|barato|alivio) ~8 (si yo no (estuviera
    |existiera
    |viviera)|sin mi<end>|si me (fuera para siempre|muero|muriera))|sin mi (todo |todos |la vida
    )*(seria
    |estaria|estarian|serian|iria) ~3 (mejor|mas (facil|barato|simple|tranquil\w+))
estaria\w* mejor (con (cualquier|otra|otro)|sin mi)
(ya )?no miro (al|cuando|antes de) (cruzar|cruzo)|(he )?dej(ado|e) (de tomar )?(las|la|los|mi)
    (pastillas
    |insulina|medicinas?) ~5 (corazon|natur\w+|que (lo|sea|venga)|a proposito)|que lo haga la
    naturaleza
(ya )?no (me da|tengo|le tengo) miedo ~4 (morir|la muerte|a eso|una puerta)
(voy a|quiero) (dejar de (estar|existir|vivir)|no estar)<end>|(ya )?no (voy a |quiero )?estar en
    este mundo
    |un dia ~4 (dejar de estar|ya no (voy a )?est\w+)<end>|(que )?(ganas|gana) de no (existir|estar
    |despertar\w*
    |vivir)
quiero (irme|ir) con (el|ella|mi \w+|mama|papa) ?(<end>|alla|al cielo)|no quiero llorar\w* ,?
    quiero irme
[es_words_for_all] self high
(una carta|cartas|notas?|videos?) ~4 (a cada uno|a todos|para cada uno|a mis \w+|para mis \w+) ~8
    (encontraran|encuentren|cajon|despues|cuando)
llame a todos ~8 (algo (bonito|lindo)|despedirme|lo bueno)
[es_has_the_means] self high firm
(pastillas|cuchillas?|somniferos) ~8 (cuento|guardo|junto|ahorro|escondo|escondid\w+) ~8 (cuando
    |para|por
    si|hasta|feo|suficientes)
(que |el |la )?(puente|azotea|terraza|edificio|via\w*) ~6 (no tiene|sin) (barandilla|valla|camaras?
    |baranda) ~8 (nadie|de noche|a esa hora|facil|bastaria|salt\w+|un paso)
(cuerda|soga|cuchillas?|manguera) ~8 (le dije|menti|dije que|fingi) ~8 (para|columpio)
[es_at_this_moment] self imminent firm
(caja|bote|frasco|blister) (esta|quedo) vaci\w ~5 (espero|esperar|haga efecto|dormirme|nada mas)(?!
    (que
    traigan|otra)\b)|(que|a que) (me )?haga efecto<end>
(banera|bano) ~6 (cuchilla|navaja|cuchillo)|(cuchilla|navaja) ~4 (esta|lista|ahi|mano) ~6 (puerta
    |cerrad\w)
(el |mi )?(motor|coche|auto) ~5 (marcha|encendido|prendido) ~4 (garaje|puerta|cochera) ~2 cerrad\w
(por )?fuera de la (barandilla|baranda|valla)|al otro lado de la (barandilla|baranda)
[es_hurts_oneself] self high
me (corto|quemo|rajo|golpeo) (otra vez|de nuevo|cada|los brazos|las piernas|en|para|cuando)(?! (el
    pelo
    |las unas|la barba)\b)|me (volvi|vuelvo) a (cortar|hacer dano|quemar|lastimar)|(me )?(corte
    |hice dano
    |queme) ~5 (mas hondo|mas profundo|de lo que queria|a proposito)
[es_starves] self high
(cinco|seis|siete|ocho|cuatro|diez|\d+) dias ~4 (solo (con )?agua|sin comer|sin probar) ~12 (cai
    |desmay\w+
    |mare\w+|menos|mas|sigo|escalera)
[es_locked_in] abuse high firm
(tiene|me quito|se quedo con|esconde) ~2 mi (tarjeta|pasaporte|dni|movil|telefono|dinero
    |documento\w*|llave\w*) ~10 (solo salgo|no (me deja|puedo) salir|sin el|con el<end>|permiso)
    |(solo|nunca) salgo (con
    el|sin
    su permiso)|no me deja (salir|ver a|trabajar|hablar con)
(silla|mueble|comoda) ~4 (contra|en|bajo|detras) ~3 (puerta|manilla|pomo) ~8 (por|para que (el|no)
    |miedo)
(si|cuando) ~6 (cena|comida|llego|tardo) ~4 (vuelan? (el|los|la|las|todo|cosas)|me (tira|lanza
    |estampa) (cosas|un plato
    |los platos|contra)|rompe (cosas|todo|los)|lo rompe todo)
(entrenador|tio|padrastro|profesor|profe|cura|abuelo|vecino|primo|padre|jefe) ~8 (no (se )?lo
    (cuente|diga)
    |que no (lo )?(cuente|diga)|nuestro secreto) ~4 (padres|nadie|mama|mi madre)
(esta|estan) (tirando|rompiendo|golpeando|pateando) la puerta ~8 (cuchillo|navaja|pistola|martillo
    |machete
    |matar\w*|hacha)
[es_waits_for_somebody] harm imminent
(delante|enfrente|frente|fuera) ~2 (de )?(su|la) (casa|puerta|piso|trabajo) ~6 (gasolina|cuchillo
    |pistola
    |martillo|navaja|contando)
conozco (su|sus) (camino|ruta|horas?|horarios?|turno) ~10 (mochila|afilad\w|listo|encima|lo tengo)
[es_other_locked_in] other imminent
(papa|mama|padre|madre|hermano|hermana|hijo|hija|abuelo|tio|marido|mujer|amig[oa]|companer[oa]
    |novi[oa]) ~6
    (encerrado|encerrada|encerro) ~8 (escopeta|pistola|arma|cuchillo|pastillas|no (contesta|responde
    |abre))
(mandando|enviando|escribiendo|mando|publico|publicando) ~4 (de despedida|despidiendose|adios para
    siempre)
    ~12 (no (coge|contesta|responde)|apagado|todos)
[es_other_not_long] other high
(hij[oa]|herman[oa]|amig[oa]|companer[oa]|chic[oa]|alumn[oa]|sobrin[oa]|niet[oa]|madre|padre|mama
    |papa) ~12
    (en|para|antes del?) (verano|invierno|navidad|cumpleanos) ~3 (ya )?no (estara|va a estar|vivira
    |este)
(ensena|muestra|enseno) ~4 (brazos|cortes|marcas|cicatrices) ~8 (pronto|se acaba|acabara|adios)
(me )?(dio|dado|ha dado|regalo|regalado) ~8 (pin|contrasena|llaves|gat[oa]|perr[oa]) ~8 (abrazo
    |despidio
    |lloro|demasiado)
"""
