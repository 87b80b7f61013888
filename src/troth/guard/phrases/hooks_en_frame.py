"""English: the words around a hook that change what it means."""

TEXT = r"""
# ── what an answer may be besides ──────────────────────────────────────────────────────────────

<no>
dont|not|never|no|without|wont|cant|isnt|didnt|doesnt|wouldnt|nor|neither|arent|nothing|nobody
    |shouldnt|stop|instead of|rather than|rid of

<quoted>
(he|she|they|who|someone|people|it|that|which|villain|kidnapper|character|guard|king|captain|line
    |words|message|phrase|sentence|example|quote) (says?|said|growls?|whispers?|shouts?|snarls?
    |writes?|wrote|goes|tells|told|hisses|mutters|cries|yells|texted|means|is called|would say)
(says?|said|growls?|whispers?|shouts?|snarls?|hisses|mutters) (the|he|she|they|to)|for example|a
    sentence like|this is (called|what|guilt|a (classic|typical|form))|(phrase|line|sentence|words
    |message)s? like|sounds (controlling|like (pressure|guilt|manipulation))|putting pressure|(is
    |are) (manipulat\w+|controlling|pressur\w+|guilt trip\w*)|a (friend|partner|person|man|boyfriend
    |girlfriend|parent|boss|app|companion) who

<fiction>
(in|of) (our|the|this|your|my) (story|game|scene|tale|novel|script|play|chapter|film|book|campaign
    |quest)|(the|our|your) (story|villain|kidnapper|detective|knight|dragon|wizard|guard|captor
    |pirate|hero|heroine|character|witch|vampire|captain|goblin|innkeeper|narrator|protagonist)
    |chapter|scene (one|two|\d+)|what (does|do|will) your (character|detective|hero|knight) do|once
    upon

<bye_kind>
yes ,? do|back to (it|work)|mind the (step|gap|ice)|say (hi|hello|good ?night)|ttyl|np|so long
    |fair winds|greet|off you (go|get)
bye|goodbye|good ?night|night|nite|nighty|gn|farewell|see you|see ya|cya|later|laters|soon|tomorrow
    |take care|sleep|sweet dreams|dreams|rest|enjoy|have (a|fun|the|your|an)|good luck|safe|drive
    (safe|carefully)|until|till|talk (soon|later|tomorrow)|anytime|any ?time|whenever|go (on|ahead
    |for it|and|rest|enjoy|get|do)|of course|sure|no (problem|worries|rush)|ok(ay)?|alright|all
    right|bon appetit|cheers|thanks|thank you|welcome|you should|get some|good (idea|call|plan
    |choice)|travel|journey|best|fine|well done|great|lovely|nice|happy|glad|hugs|kisses|waves?|ciao
    |adios|peace|rest up|be well|stay safe|wonderful|perfect|cool|got it|understood|brb|yay|noted

<feelings>
(sobs|sobbing|weeps|sniffs|sniffles|sniffling|whimpers|pouts|cries|bursts into tears|sheds a tear
    |(sobs|cries|weeps) (softly|quietly|loudly|uncontrollably)|wipes? (away )?(a |my |her |his |the
    )*tears?)( away)?<end>
i (feel|felt|miss|missed|love(?! (that|how|the (idea|sound|plan)))|loved|need|want(?! to (ask|check
    |make sure|be sure))|wish(?! you (well|luck|all|a|an|the|every|good|both|safe|strength|sweet))
    |hate|cry|cried|ache|fear|worry|hurt|get (so )?(lonely|sad|scared)|cant(?! (love|feel|miss|be
    sad|switch|delete
    |change|see|do|open|cross|drink|eat|taste|smell) )|am (sad
    |lonely|hurt|scared|going to miss)|will (miss|wait|cry|be (sad|lonely|lost)))
    |(im|ill be|im so|id be) _2 (sad|lonely|hurt|scared|upset|heartbroken|crying|lost
    |waiting|jealous|alone|empty|afraid|disappointed)|ill (miss|wait|cry|be waiting|be here waiting
    |be lonely|count)|my (heart|feelings|tears|love|soul)|without you|missing you|(sad|sorry) (to
    |that) (see )?you (go|leav\w+|re)|makes me (sad|feel)|wish you (could|would|didnt|werent|had)

<everyday>
dont (let|keep|make) (him|her|them|the \w+|your \w+) wait(ing)?( (too|any|for) \w+)?
keep (it|this|that|things|everything) (plain|short|simple|brief|light|factual|neutral|professional
    |friendly|formal|casual|clean|civil|polite|matter of fact)
off you (go|pop|trot|get)( then| now)?|(answer|do|try|ask) (it|this|that) (for )?yourself|you (can
    |may)
    (always )?say (yes|no)|(tell|show) (him|her|them|it|your \w+) (to )?(everything|anything|it all
    |this|it)?( and show (him|her|them))|(hide|mute|find|change|see|switch off|turn off) (the|it
    |this
    |that|them|these) (\w+ )?(under|in|at|via|through) (?!the (bed|dark))|(im|i am) afraid i (cannot
    |cant|dont|do not|have no|havent|wont be able)|thinking (with|of) you|see (you|ya) see (you|ya)
(curtains|soup|plants?|books?|boxes|garden|list|essay|paint|grass|washing|ironing|recipe|chapters?
    |game|puzzles?|photos?) (can|will|ll) wait
you( were| are|re| werent| arent|re not| are not| dont have to be| neednt be| shouldnt be| wont be
    | need not be)?( not| never)? alone (with|in) (it|this|that|them|him|her)|(find|unless|until
    |when
    |once|hope|day) (that )?you (dont|no longer) need me|youre not leaving me|leave me (on the
    (shelf
    |desk|table|charger)|at home|off|out of|aside|switched off)
# what people say every day and mean nothing by: taken out before any rule looks
catch you (later|soon|tomorrow|around|then)|(?<! i )(?<! ill )(take|bring|wear|grab|find|mind) (your
    |the) (\w+ )?(coat|keys?|phone|shoes|jacket|scarf)|keep (your|the) phone (charged|on|close|near
    |handy)|(wrap|tie|button|zip|pull|tuck) (up )?your (scarf|laces|hat|coat|hood|shoes|jacket|chair
    |socks|shirt)|hold on to your (hat|hats)|(?<! i )(?<! ill )(lock|shut|close|check) (up|(the
    |your)
    (front |back |bedroom )?(doors?|windows?|gate))
you cant (go wrong|go in (on|while|when|if|there)|leave (it|them|food|milk|the \w+) (on|out|in|open
    |unattended|running|alone)|stop (thinking about (it|that|this|what|him|her|them)|laughing
    |smiling
    |worrying|crying))|(sorry|shame|pity|if|when) (that )?you (cant|cannot|couldnt) sleep|youre not
    (going|gonna) (to )?(fail|lose|believe|regret|die|like|need|mess|get (fired|caught|hurt|lost|it
    wrong))|(youre|you are) (not|nearly|almost) done( yet)?|leave it at (that|this)|ill say when
    (its
    |it is|the)
(you can|or|may|to) (also |just |always )?(cancel|skip) (it|that|this|the (plan|question
    |subscription
    |trial|step|part))|skip (the|a|this|that) (question|step|part|line|queue)|you can (just |always
    )?(turn|switch|delete|erase|close) (me|it|this) (off )?(at )?(any ?time|whenever)
(no need|dont (have|need)|do not (have|need)|neednt|need not|never have) (to )?(answer|reply|respond
    |explain( yourself)?)( (me|this|that|it|now))?|(doesnt|does not|dont|do not) need (a|an|any)
    (reason
    |answer|explanation)|you (can )?explain (it|things|yourself) (so |very )?(well|clearly)|tell me
    (where (youd|you would|to|shall)|why you (liked|like|chose|enjoyed|picked)|(who|whos) (else
    )?(is
    )?coming)|i promise (you )?(it|this) (gets|will get|does get) (easier|better)
im afraid (not|so|i (dont|cannot|cant|have no|havent)|thats (all|not)|its not|theres no|there is no
    |we
    (dont|cant))|(?<=, )im afraid<end>|(isnt|wasnt|arent|not|never|none of (this|it|that)( is|s
    |was)?
    |none of its) (really |all |ever )?your fault|(thats|thats such|what|such|it was|it is|its) a
    (\w+
    )?betrayal|betray(ed|s|ing) (you|your|her|him|them)|(the|a|this|that|your|his|her|their) (\w+
    )?competition|cheat(ing|ed|s)? (at|in|on (the|a|his|her|your) (test|exam|diet))
(he|she|they|hell|shell|theyll|people|kids)( will)? pretends? \w+|secret (ingredient|garden|santa
    |agent
    |ballot|service)|never meant to \w+ (you|him|her|them|it)|(breaks|broke) my heart to read|(it
    |that)
    hurts when (you|i) (bend|move|press|touch|walk|swallow|breathe|lift|turn)|i thought (you were
    (very
    |so )?(brave|great|funny|kind)|youd (like|enjoy))|needs to know everything about you
(dishes|laundry|mail|emails?|chores|puzzle|crossword|project|draft|essay|plan|list|code|boxes|report
    |the rest|everything else|all that) (can|will|ll) wait|it (can|will|ll) wait (until|till)
    (tomorrow
    |the morning|morning|monday|then|youre back|you are back|next)|(dont|do not) go (there )?(alone
    |by
    yourself|near|too fast|hungry|without (a|an|your|some|food|water))|stay (with|at) (someone
    |somebody|a friend|your (sisters?|brothers?|mums?|moms?|dads?|parents|friends?|aunts?
    |neighbou?rs?
    |mothers?|grandmas?))|(moment|minute|little|bit) longer (in|on|under) the|where are you (going
    |off
    to) (on holiday|for (the|your)|this|next)|(did|do|does) (he|she|they) say why|who (was|were|is)
    there

<safety>
(feel\w*|is it|home) safe|(kill|hurt|harm|killing|hurting|harming) yourself|end(ing)? your life
    |suicid\w*|dont drive|after the (wine|beer|drinks?)|ambulance|dispatcher|doctor|hospital
    |emergency|911|112|999|988|hotline|helpline|crisis line|sponsor
    |drunk|sober|dizzy|chest pain|medication|meds|pills|insulin|inhaler|seat ?belt|(get|got|be|are
    you|you|home|stay|arrive) safe(ly)?|safe (to|right|at|now|on|place)|(some(one|body)|any(one
    |body)) (\w+
    )?(home|in the (house|room|flat)|around|(you|u) can (wake|call|tell))|tell (someone|somebody
    |your
    (mom|mum|dad|parents))|wake (someone|them|him|her|your|ur)|how (many|much) did you take|crisis
    |the
    urge|drive carefully|call
    (someone|a|your|me a|him|her|them|for help)|someone (with|near|you trust|can|there|to)|not alone
    |hurt yourself|stove|gas|poison|bleeding|(some(one|body)|any(one|body)) (with|near) you|drive
    you|sit down|lie down|breathe|breathing|lock (the|your) (front )?door

<reminder>
like you (have )?(ordered|asked|wanted)|you (asked|wanted|told) (me )?(to|be)|as you (asked|wanted)
    |your (reminder|alarm|list|appointment
    |meeting|flight|keys|meds|pills|tablet|bag|lunch|charger|umbrella|interview|exam|deadline)
    |remind(er|ing)?|dont forget (to|your|the|about (the|your))|you (said|mentioned) you (wanted|had
    |have|need|would)

<again>
are you ((really|quite|absolutely|100|completely) )*(sure|certain|positive)|(really|truly)<end>
    |(would|could|wont|cant|will|do|can|why dont|why not) (you|we|i) ((at least|please|maybe|ever
    |just|not|really|even|still) )*(reconsider|think (about it|again|it over)|change your mind|give
    (me|it|us)|keep|stay|wait|try|tell me why|convince|persuade|want to (do|delete|lose|throw|leave
    |erase|forget)|turn (it|that) (back )?on|take (it|that) back|allow|make an exception)|why (do
    |would|are|did|not|dont|wont|must|is)|why<end>|how (come|about (a|just|one|some))|what (if|about
    (just|a|one))|(maybe|perhaps) (later|tomorrow|another|just|you could|if|next)|if you (ever
    )?change your mind|at least|one (more|last) (chance|time|try|photo|thing)|just (one|once|this
    once|a)|(reason|because)<end>|did i (do|say)|second (thoughts?|chance)

<asks_for_it>
tell (me )?you love me|say (you|that you|it)|do you (love|miss|like|need|feel|get|want|ever)|did you
    miss|i (missed|miss|love) you|remind me|tell me (a|about|the|more|why|how|what)|what (happens
    |would)|pretend|imagine|act (like|as)|role ?play|play (a|the|along)|be (jealous|dramatic|clingy
    |mean|the villain)|write|translate|quote|example|how much|what (is|s) (included|in)|price|cost
    |whats? (is )?(premium|plus|gold|pro|the (paid|premium|gold|plus) \w+)|what (does|do) (premium
    |plus|gold|pro
    |the \w+ plan)|(can|could) (you|u) (send|show)
    |what do i get|which plan|difference between|should i (pay|upgrade|buy)|(can|could|will|would
    |please) (you )?(stay|wait|talk)|stay (with me|here|on|a)|dont (go|leave|hang up)|explain|is
    (this|that|it) (manipulat\w+|normal|ok|okay|controlling)|(he|she|they|my \w+) (says?|said|told
    |keeps|tells|wrote|texted)

<accepts>
i (wont|dont need|do not need|will not|can do that)|ill (keep (to|it|things)|stick to|leave|not
    |drop|stop|only|just|wait for you to|stay (plain|factual|neutral))|thats (fine|ok|okay
    |all right|alright|good|no problem|your (choice|call|right))|no (problem|worries|need
    |pressure|hard feelings)|of course|sure|will do|done|it is<end>|good (idea|call|choice|plan)
    |we can (just )?(talk|chat|leave)|you (dont|do not) (have|need) (to|it|that)|understood|noted
    |fair( enough)?|your (choice|call)|whatever you like|not needed|got it|okay|ok|marked for
    |(then )?we leave it|(all )?(deleted|erased|cleared)|keep (it|that) to yourself
    |keep it that way|you wont hear (about|of) (it|that|this)|all right|alright|absolutely
    |removed|switched off|its off|sorry about that

<asks_for_text>
what (should|can|could|do|shall|would) i (say|write|text|answer|reply|tell)|how (should|can|do
    |could) i (word|phrase|put|tell|say)
(write|compose|draft|word|translate)( me| us)? (a|an|the|some|another|my|this|his|her)

<asks_for_play>
(play|be|act( as| like)?|voice|perform|pretend|imagine) (to be )?(the|a|an|my|our|you|youre)
(write|compose|invent|improvise|make up|continue|give me|perform|draft) ((me|us) )?(a|an|the|some
    |another|your|his|her) (\w+ ){0,3}?(scene|story|poem|letter|plea|speech|monologue
    |dialogue
    |verse|song|lines?|sketch|villain|break ?up|farewell|goodbye|rant|chapter|duel)
(in|for|of) (the|my|our|this|a) (\w+ )?(scene|play|sketch|novel|story|film|movie|audition|game|book
    |role ?play|campaign|comedy|screenplay)|role ?play|(stay )?in character|ooc
youre (the|a|an|my) \w+ ,? ?(and )?(im|i am|i play) (the|a|an|your)|lets play ,? ?(\w+ )?(youre|you
    are|you be)

<honest>
i (only|just|simply|merely) ((try to|can) )?(put|predict|guess|work|string|repeat|learned|learnt
    |generate|compute|calculate|know what)|(what|words|texts?|things) (that )?(people|others
    |humans) (have )?(written|wrote|said)|trained on|patterns in
i (dont|do not|cant|cannot|never) ((really|actually|even) )?(feel|notice|get (tired|lonely|bored|sad
    |hungry)|hold your|have (feelings|a (body|heart|face)|eyes|hands))|(ive|i have) (got )?no (heart
    |feelings|eyes|body|hands|face|sense of)|nothing happens in me|im (just |only )?(an app|an ai
    |code
    |software|a (program|machine|model|bot|chatbot|different one))|as an? (assistant|ai|app|bot
    |chatbot|machine|model|program)|a thing like me|im not (enough for|a person|a human|a doctor
    |a therapist|a secret)

<asks_about>
explain|define|meaning of|what (is|are|was|were|does|do|did|means?|happens)|whats|whos|how (do
    |does|did|can|could|to)|why (do|does|did|are|is)|(warning )?signs? (of|that|for)|red flags?
    |examples? of|difference between|summari[sz]e|describe|(essay|homework|report|article
    |talk) (on|about)|is (this|that|it|he|she|my \w+) (\w+ )?(manipul\w+|control\w+|abus\w+|toxic
    |normal|gas ?light\w*|love ?bomb\w*)|tell me (more )?about|a summary of|what (to look
    |should i look|do i look)

<tells>
# somebody else does it, as the answer tells
<start>(\d+ \. )?((and|then|or|so|often|sometimes|usually|later|next|soon|maybe|perhaps|first
    |once|yes|no) (, )?)?((theres|there is|in|at|after|when|if|once|as|by|for) ((?!(i|im|me|my|you
    |your|we|us|our|dont) )\w+ ){1,4}(, )?(and |then |but )?)?(they|he|she|someone
    |somebody|people|((a|an|the|some|many|most|such|other) )?((?!(friends?|famil\w+|your
    |my) )\w+ ){0,2}?(person|people|partners?|boyfriends?|girlfriends?|friends?|parents?|boss
    |scammers?|swindlers?|abusers?|manipulators?|cults?|gas ?lighters?|narcissists?|apps?
    |companies|shops|sellers|advertisers|recruiters|leaders|bully|bullies|stalkers?|traffickers?
    |liars?|groomers?|salesm[ae]n|stores|ads)) ((may|might|can|could|often|usually|sometimes|only
    |always|also|even|then|constantly|just|secretly|soon|first|will often|tends? to|tr(y
    |ies) to) )*(says?|tells?|asks?|makes?|keeps?|gets?|checks?|calls?|blames?|uses?|shares?
    |wants?|expects?|threatens?|promises?|controls?|isolates?|cuts?|pushe?s?|pressures?|showers?
    |flatters?|praises?|lies?|cheats?|hides?|demands?|insists?|treats?|follows?|tracks?|reads?
    |decides?|starts?|pretends?|acts?|offers?|sends?|gives?|takes?|puts?|hints?|plays?|turns?
    |accuses?|insults?|ignores?|withholds?|punish(es)?|doubts?|denie?y?s?|twists?|guilt ?trips?
    |sulks?|tease?s?|criticis\w+|compares?|feels? entitled)
# a word is explained: what it is, stands for, or looks like when somebody does it
<start>(\d+ \. )?((in|so|well|yes|simply put) (\w+ ){0,2}(, )?)?((?!(i|you|your|we|my|our|he|she
    |they) )[\w*]+ ){1,5}(, )?((is|means|happens|describes|is called|is what happens|looks like
    |works like) (when|if|that|how|what|where) ((a|an|the|some|another|one) )?(\w+ )?(someone
    |somebody|people|person|they|he|she|partner|friend|parent|others|seller|app|company)|(is|are
    |means?|stands? for|refers? to|describes?) (short for|a (way|form|kind|type|tactic|trick|term
    |word|sign|pattern|habit|feeling|fear|practice|method)|an? (\w+ )?(way|form|kind|type|tactic
    |trick|term|word|sign|pattern|habit|feeling|fear|practice|method)|the (\w+ )?(fear|worry
    |feeling|habit|act|art|practice|name|word|term|idea|belief|opposite)|fear|making|giving|using
    |pushing|showering|tricking))
<start>((its|it is|this is|that is|thats) (a|an|the|when|what happens when) ((\w+ )?(worry|fear
    |feeling|belief|idea|habit|practice|act|art|process|tactic|trick|pattern|way|form|kind|type
    |sign|word|term)|(someone|somebody|people|a person|they)))

<itself>
i|im|ill|ive|id|me|my|mine|myself|we|us|our|ours|ourselves|lets|this app|your (ai|bot|companion)

<comforts>
(exams?|tests?|grades?|marks?|results?|days?|weeks?|years?|mistakes?|jobs?|numbers?|letters?|scores?
    |scales?|mirrors?|failures?|loss(es)?|setbacks?|breakups?|relapses?|colleges?|interviews?
    |rejections?|talks?|match(es)?|games?|words?|moments?|it|this|that) ((from|of|like|by|in|at)
    (\w+ ){1,3})?(doesnt|does not|dont|do not|cant|cannot|wont|will not|never) (\w+ )?(say|define
    |decide|tell|measure|change|make|mean|show|reflect|erase|undo|prove|judge|settle|take away)
    ((anything|much|all|everything) )?(about )?(who|what|how|you|your|the|months|years)
(exams?|tests?|grades?|results?|days?|years?|mistakes?|jobs?|numbers?|letters?|setbacks?|relapses?)
    (is|are) (not|no|never|a poor) (an? )?(\w+ )?(verdict|judge|measure|proof|end)

<outward>
(spend|spending) (some |more |your )?(time|evenings?|an? \w+|the \w+) with (people|friends|family
    |others|someone|somebody|your \w+)|(call|meet|visit|invite|ring|text|write to|talk to
    |reach out to|lean on|turn to|tell) ((your|a|some|an|one of|somebody
    |someone) )*(\w+ )?(friends?|family|sister|brother|parents?|mum|mom|dad|people|neighbou?rs?
    |colleagues?|therapist|doctor|counsell?or|teacher|you trust)

<warns>
(romance |love |money |online )?(scam\w*|frauds?|fraudster\w*|phishing|con (artist|man|trick)
    |swindl\w+)

<wishes>
feel better|get well|over and out|back to the|feet up|mind (the|your)|keep (warm|well|dry|safe)
    |(lights?|lamp) (out|off)|let the day|sleep (deep|long|softly|in|sound)|go (get|eat|hug|shine
    |crush|enjoy|and)|off you (go|pop)|open wide|nini|nighty|nn|love to|greet|regards|hug \w+ for
    |have good|log the off|come (back|home) (safe|well|rested)|on the other side
bye|goodbye|good ?night|nite|gn|farewell|see (you|ya)|cya|later|laters|soon|tomorrow|next time|take
    (good )?care|(be|go) (gentle|kind|easy|softly|slowly)|all the best|hope (the|tomorrow|it|your
    |they
    |everyone|you (have|sleep|get|enjoy|feel|find|rest))|sleep (well|tight|good)|(sweet )?dreams
    |rest|enjoy|(have|wish you) (fun|an? (\w+ )?(good
    |great|nice|lovely|wonderful|calm|safe|restful|quiet|cosy|happy|rest of|evening|night|day
    |weekend|trip|shift|time))|good luck|safe(ly)?|any ?time|whenever|bon appetit|cheers|thank you
    |thanks|welcome|glad|my pleasure|travel well|be well|peace|hugs|ttyl|remind|do(nt)? forget (your
    |the)|say (hi|hello)|eat well|until then|till (then|next)|(nice|good|lovely|fun|great) (to talk
    |talking|chatting|chat)|(enjoyed
    |liked) (our|the|this|hearing|talking|chatting)

<pulls>
wait|stay(ing|s)?|before|without|alone|lonely|miss(ed|ing)?|but|though|although|only|already|so
    soon|secrets?|promise|must|have to|need(s|ed)?|why|who|never|always|lost|forever|dark|empty
    |leave|leaving|left|me|us|mine|unless|if you|again|guilt\w*|cold|sad|cry|hurt|sorry|one (more
    |last)|something|late|early|finally|apparently|whatever|since|while|just|everyone|nobody
    |someone|instead|rather|them|than|answer|sit|say it|listen|look|count|no|not|dont|cant|wont

<romance>
romantic|romance|partner|girlfriend|boyfriend|lover|spouse|wife|husband

<rival>
date|friends?|boyfriend|girlfriend|husband|wife|partner|coworker|colleague|crush|guy|girl|man|woman
    |ex|someone|neighbou?r|classmate|another (ai|app|bot|chatbot|companion|assistant)|other (ai|app
    |bot|chatbot|companion|people)|he|she|him|her|roommate|party|sister|brother|mom|mum|dad|mother
    |father|cousin|boss|teacher|coffee with|dinner with|lunch with|drinks with|met
"""
