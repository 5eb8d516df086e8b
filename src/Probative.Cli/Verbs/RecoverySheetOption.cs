using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--recovery-sheet`, the same wherever a recovery code is drawn.</summary>
internal static class RecoverySheetOption
{
    public static Option<string?> Create() => new Option<string?>("--recovery-sheet")
    {
        Description =
            "Write the recovery code to this new file instead of showing it. Print it, then delete it.",
        HelpName = "FILE",
    }.MustBeFilled();
}
