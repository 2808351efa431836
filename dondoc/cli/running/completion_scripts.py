"""The scripts that shells load; each asks ``dondoc completion words`` and shows what it says."""

from typing import Final

BASH: Final = r"""# dondoc: bash completion
_dondoc() {
    local line
    local current="${COMP_WORDS[COMP_CWORD]}"
    local before=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :file* ]]; then
            compopt -o default 2>/dev/null
            COMPREPLY=()
            return
        fi
        COMPREPLY+=("${line%%$'\t'*}")
    done < <("${COMP_WORDS[0]}" completion words "--current=$current" -- "${before[@]}" 2>/dev/null)
}
complete -o nosort -F _dondoc dondoc"""

ZSH: Final = r"""#compdef dondoc
# dondoc: zsh completion
_dondoc() {
    local line current="${words[CURRENT]}"
    local -a before found
    before=("${(@)words[2,CURRENT-1]}")
    for line in "${(@f)$("${words[1]}" completion words "--current=$current" -- $before 2>/dev/null)}"; do
        case $line in
            '') continue ;;
            :file*) _files; return ;;
        esac
        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    (( $#found )) && _describe -V 'dondoc' found
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _dondoc "$@"
else
    compdef _dondoc dondoc
fi"""

FISH: Final = r"""# dondoc: fish completion
function __dondoc_words
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    test (count $current) -eq 0; and set current ''
    for line in ($before[1] completion words "--current=$current" -- $before[2..-1] 2>/dev/null)
        if string match -q ':file*' -- $line
            __fish_complete_path $current
            return
        end
        echo $line
    end
end
complete -c dondoc -f -a '(__dondoc_words)'"""

POWERSHELL: Final = r"""# dondoc: PowerShell completion
Register-ArgumentCompleter -Native -CommandName dondoc -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements |
        Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.ToString() })
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    try {
        & dondoc completion words "--current=$wordToComplete" '--' @before 2>$null | ForEach-Object {
            $word, $about = $_ -split "`t", 2
            if ($word -ne ':file') {
                if (-not $about) { $about = $word }
                [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
            }
        }
    } finally {
        [Console]::OutputEncoding = $encoding
    }
}"""
