using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Handover.Receipts;

namespace Probative.Cli.Verbs;

/// <summary>`log keys`: who signs and signed, and the proof for those who hold an old fingerprint.</summary>
internal static class LogKeysVerb
{
    public static Command Define(VerbTable table)
    {
        var proof = new Option<string?>("--proof")
        {
            Description = "Make the proof, for those who hold an old key, that it introduced the next.",
            HelpName = "FILE",
        }.MustBeFilled();
        var of = new Option<string?>("--of")
        {
            Description = "With --proof: the fingerprint of the old key (the one retired last if left out).",
            HelpName = "FINGERPRINT",
        }.MustBeFilled();
        return table.Add(
            new Command("keys", "Show the keys that sign and signed the log.") { proof, of },
            "probative log keys --vault my-vault",
            session => session.RunAsync(new Work<ShowLogKeys>
            {
                NeedsMember = false,
                Command = _ => new ShowLogKeys
                {
                    ProofTo = session.Parsed.GetValue(proof),
                    Of = session.Parsed.GetValue(of),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            page.Line($"fingerprint {(string?)row["fingerprint"]}");
            page.Field("introduced", $"{(string?)row["introduced_at"]}, fact {(long)row["introduced"]!}");
            page.Field("retired", row["retired"] is { } at
                ? $"{(string?)row["retired_at"]}, fact {(long)at}"
                : "no: it signs");
        }

        if ((string?)result["proof"] is not { } proof) return;
        page.Line($"Proof: {proof}");
        page.Line("Whoever has the old key checks it with: probative-check FILE --key OLD-KEY-LINE");
    }
}
