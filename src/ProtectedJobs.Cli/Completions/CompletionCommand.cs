using System.CommandLine;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Completions;

/// <summary><c>protected-jobs completion</c>: scripts by which shells complete this tool's command lines, by asking the tool itself.</summary>
internal sealed class CompletionCommand : Command
{
    private const string Bash = """
        # bash completion for protected-jobs. Add to ~/.bashrc:  source <(protected-jobs completion bash)
        _protected_jobs() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _protected_jobs protected-jobs
        """;

    private const string Zsh = """
        #compdef protected-jobs
        # zsh completion for protected-jobs. Add to ~/.zshrc:  source <(protected-jobs completion zsh)
        _protected_jobs() {
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          if [[ -n "$found" ]]; then compadd -a found; else _files; fi
        }
        compdef _protected_jobs protected-jobs
        """;

    private const string PowerShell = """
        # PowerShell completion for protected-jobs. Add to $PROFILE:  protected-jobs completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName protected-jobs -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          & $commandAst.CommandElements[0].Value "[suggest:$cursorPosition]" "$commandAst" 2>$null | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }
        """;

    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh or pwsh." };

    public CompletionCommand(Terminal terminal)
        : base("completion", "Prints a script that completes command lines: source <(protected-jobs completion bash)")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        Arguments.Add(_shell);
        SetAction(line =>
        {
            terminal.Out.WriteLine(line.GetRequiredValue(_shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => PowerShell,
            });
            return ExitCode.Success;
        });
    }
}
