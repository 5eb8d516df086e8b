using System.Text.Json.Nodes;
using Probative.Cli.Output;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Local;
using Probative.Local.Keys;

namespace Probative.Cli.Verbs;

/// <summary>Runs what draws a new recovery code, and gets the code to paper or to the screen.</summary>
internal static class RecoveryWork
{
    public static async Task<int> RunAsync<TCommand>(
        Session session, string? path, Func<Action<RecoveryCode>, Work<TCommand>> make)
        where TCommand : ICommand
    {
        var (sheet, unwritable) = RecoverySheet.Reserve(path);
        if (unwritable is not null) return session.Refuse(unwritable);
        using (sheet)
        {
            RecoveryCode? code = null;
            LocalVault? vault = null;
            var work = make(drawn =>
            {
                code = drawn;
                sheet?.Write(drawn, session.Access.Folder!, vault!.Log.Vkey.Fingerprint);
            });
            return await session.RunAsync(work with
            {
                Handler = opened => work.Handler(vault = opened),
                Complete = result =>
                {
                    result["recovery_code"] = sheet is null ? code?.ToString() : null;
                    result["recovery_sheet"] = sheet?.Path;
                },
            });
        }
    }

    /// <summary>The code or where it is, and what the change does not undo.</summary>
    public static void Print(Page page, JsonObject result)
    {
        if ((string?)result["recovery_code"] is { } code)
        {
            page.Line($"Recovery code, shown this once: {code}");
            page.Line("Write it on paper and keep it elsewhere.");
        }
        else if ((string?)result["recovery_sheet"] is { } sheet)
        {
            page.Line($"The recovery code is in {sheet}. Print it, then delete the file.");
        }

        NotUndoneText.Print(page, result);
    }
}
