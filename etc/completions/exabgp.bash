# bash completion for exabgp, written by `exabgp shell completion bash`

# What may follow in the command $1: its own words, its options, those of them that want a value (files, folders, families, commands), and what else.
_exabgp_know()
{
    words= options= valued= files= confs= folders= families= commands= rest=
    case $1 in
        '')
            words='server decode encode validate configuration schema migrate run cli top env healthcheck shell demo version'
            options='-h --help --env-file -v --verbose -d --debug -p --pdb -s --signal -1 --once -P --passive -m --memory --profile'
            valued='--env-file -s --signal --profile'
            files='--env-file --profile'
            rest='conf'
            ;;
        'server')
            options='-v --verbose -d --debug -p --pdb -s --signal -1 --once -P --passive -m --memory --profile -h --help'
            valued='-s --signal --profile'
            files='--profile'
            rest='conf'
            ;;
        'decode')
            options='-f --family -c --configuration -n --nlri -i --path-information -m --command -h --help'
            valued='-f --family -c --configuration'
            confs='-c --configuration'
            families='-f --family'
            ;;
        'encode')
            options='-f --family -c --configuration -a --local-as -z --peer-as -i --path-information -n --nlri-only --no-header -h --help'
            valued='-f --family -c --configuration -a --local-as -z --peer-as'
            confs='-c --configuration'
            families='-f --family'
            ;;
        'validate')
            options='-n --neighbor -r --route -v --verbose -h --help'
            rest='conf'
            ;;
        'configuration')
            words='validate export example'
            options='-h --help'
            ;;
        'configuration validate')
            options='-n --neighbor -r --route -v --verbose -h --help'
            rest='conf'
            ;;
        'configuration export')
            options='-o --output -i --indent -h --help'
            valued='-o --output -i --indent'
            files='-o --output'
            rest='conf'
            ;;
        'configuration example')
            words='full neighbor'
            options='-h --help'
            ;;
        'schema')
            words='export add-path announce api bgp-ls capability family flow ipv4 ipv6 l2vpn match neighbor nexthop operational process receive route scope send static tcp-ao template then vpls'
            options='--compact -h --help'
            ;;
        'schema export')
            words='add-path announce api bgp-ls capability family flow ipv4 ipv6 l2vpn match neighbor nexthop operational process receive route scope send static tcp-ao template then vpls'
            options='--compact -h --help'
            ;;
        'migrate')
            words='conf api'
            options='-h --help'
            ;;
        'migrate conf')
            options='-f --from -t --to -o --output -i --in-place -n --dry-run -v --verbose -w --wrap-api -h --help'
            valued='-f --from -t --to -o --output'
            files='-o --output'
            rest='conf'
            ;;
        'migrate api')
            options='-f --from -t --to -v --verbose -e --exec -h --help'
            valued='-f --from -t --to -e --exec'
            rest='file'
            ;;
        'run')
            options='--pipe --socket --pipename --batch --strict --no-color -h --help'
            valued='--pipename --batch'
            files='--batch'
            rest='daemon'
            ;;
        'cli')
            options='--pipename --no-color -f --root -e --env -h --help'
            valued='--pipename -f --root -e --env'
            files='-e --env'
            folders='-f --root'
            rest='daemon'
            ;;
        'top')
            options='-i --interval -1 --once --pipename --no-color -h --help'
            valued='-i --interval --pipename'
            ;;
        'env')
            options='-d --diff -e --env -h --help'
            ;;
        'healthcheck')
            options='-h --help -s --silent -sF --syslog-facility --no-syslog -d --debug -a --no-ack --sudo -n --name -F --config -p --pid --user --group -i --interval -f --fast-interval -t --timeout --rise --fall --disable -c --cmd --command -N --next-hop --ip --ip-ifname --local-preference --deaggregate-networks --no-ip-setup --dynamic-ip-setup --label --label-exact-match --start-ip --up-metric --down-metric --disabled-metric --increase --community --disabled-community --extended-community --large-community --as-path --up-as-path --down-as-path --disabled-as-path --withdraw-on-down --path-id --neighbor --debounce --execute --up-execute --down-execute --disabled-execute'
            valued='-sF --syslog-facility -n --name -F --config -p --pid --user --group -i --interval -f --fast-interval -t --timeout --rise --fall --disable -c --cmd --command -N --next-hop --ip --ip-ifname --local-preference --label --start-ip --up-metric --down-metric --disabled-metric --increase --community --disabled-community --extended-community --large-community --as-path --up-as-path --down-as-path --disabled-as-path --path-id --neighbor --execute --up-execute --down-execute --disabled-execute'
            files='-F --config -p --pid --disable'
            commands='-c --cmd --command --execute --up-execute --down-execute --disabled-execute'
            ;;
        'shell')
            words='install uninstall completion'
            options='-h --help'
            ;;
        'shell install')
            words='bash fish zsh'
            options='-h --help'
            ;;
        'shell uninstall')
            words='bash fish zsh'
            options='-h --help'
            ;;
        'shell completion')
            words='bash fish zsh'
            options='-h --help'
            ;;
        'demo')
            options='-h --help'
            ;;
        'version')
            options='-h --help'
            ;;
    esac
}

_exabgp_add()
{
    # A * among the words is no pattern.
    local found
    while IFS= read -r found; do COMPREPLY+=("$found"); done < <(IFS=$'\n'; compgen "$@" -- "$cur")
}

_exabgp_files()
{
    compopt -o filenames 2> /dev/null
    case $1 in
        folder) _exabgp_add -d ;;
        file) _exabgp_add -f ;;
        conf)
            _exabgp_add -d
            _exabgp_add -f -X '!*.conf'
            local file
            for file in etc/exabgp/*.conf /etc/exabgp/*.conf; do
                [[ -e $file && $cur != */* && ${file##*/} == "$cur"* ]] && COMPREPLY+=("$file")
            done ;;
    esac
}

_exabgp_families='bgp-ls bgp-ls
bgp-ls bgp-ls-vpn
ipv4 flow
ipv4 flow-vpn
ipv4 mcast-vpn
ipv4 mpls-vpn
ipv4 multicast
ipv4 mup
ipv4 nlri-mpls
ipv4 rtc
ipv4 sr-policy
ipv4 unicast
ipv6 flow
ipv6 flow-vpn
ipv6 mcast-vpn
ipv6 mpls-vpn
ipv6 multicast
ipv6 mup
ipv6 nlri-mpls
ipv6 sr-policy
ipv6 unicast
l2vpn evpn
l2vpn vpls'

_exabgp_has() { [[ " $1 " == *" $2 "* ]]; }

_exabgp()
{
    local cur=${COMP_WORDS[COMP_CWORD]} program=${COMP_WORDS[0]} path= previous= begun= word i
    local words options valued files confs folders families commands rest
    local -a typed=() said=()
    COMPREPLY=()
    case ${program##*/} in
        exabgp-healthcheck) path=healthcheck program=exabgp ;;
        exabgp-cli | exabgpcli) path=cli program=exabgp ;;
    esac
    # --option=value comes in three words.
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} == "=" ]] || typed+=("${COMP_WORDS[i]}")
    done
    [[ $cur == "=" ]] && cur=
    _exabgp_know "$path"
    for word in ${typed[@]+"${typed[@]}"}; do
        if [[ -n $previous ]]; then
            previous=
        elif [[ $word == -* ]]; then
            [[ -z $path ]] && ! _exabgp_has "$options" "$word" && path=server && _exabgp_know server
            _exabgp_has "$valued" "$word" && previous=$word
        elif [[ -z $begun ]] && _exabgp_has "$words" "$word"; then
            path="$path${path:+ }$word"
            _exabgp_know "$path"
        else
            [[ -z $path ]] && path=server && _exabgp_know server
            begun=1
            said+=("$word")
        fi
    done
    if [[ -n $previous ]]; then
        if _exabgp_has "$confs" "$previous"; then _exabgp_files conf
        elif _exabgp_has "$files" "$previous"; then _exabgp_files file
        elif _exabgp_has "$folders" "$previous"; then _exabgp_files folder
        elif _exabgp_has "$commands" "$previous"; then _exabgp_add -c
        elif _exabgp_has "$families" "$previous"; then
            _exabgp_add -W "$_exabgp_families"
            COMPREPLY=("${COMPREPLY[@]// /\\ }")
        fi
        return
    fi
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
        return
    fi
    [[ -z $begun ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))
    case $rest in
        conf) _exabgp_files conf ;;
        file) _exabgp_files file ;;
        daemon) _exabgp_add -W "$("$program" shell words -- ${said[@]+"${said[@]}"} 2> /dev/null)" ;;
    esac
}

complete -F _exabgp exabgp exabgp-cli exabgpcli exabgp-healthcheck
