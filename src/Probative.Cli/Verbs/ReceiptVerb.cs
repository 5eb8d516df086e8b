using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Handover.Receipts;

namespace Probative.Cli.Verbs;

/// <summary>`receipt`: proof, for whoever gave us something, that it stands in the record.</summary>
internal sealed class ReceiptVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var item = new Argument<string?>("ITEM")
        {
            Description =
                "The id of an item, its first four digits, or name:NAME; leave it out for a whole intake.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var intake = new Option<string?>("--intake")
        {
            Description = "The intake by which it came, by its id.",
            HelpName = "ID",
        };
        var path = new Option<string>("--out")
        {
            Description = "The folder to make.",
            HelpName = "DIR",
            Required = true,
        }.MustBeFilled();
        return table.Add(
            new Command("receipt", "Give whoever gave something a receipt that they can check.")
            {
                item, @case, intake, path,
            },
            "probative receipt ITEM --vault my-vault --as \"Ira Karst\" --out receipt",
            session => session.RunAsync(new Work<GiveReceipt>
            {
                IsLong = true,
                Command = by => new GiveReceipt
                {
                    By = by,
                    Item = session.Parsed.GetValue(item),
                    Case = session.Parsed.GetValue(@case),
                    Intake = session.Parsed.GetValue(intake),
                    Out = session.Parsed.GetRequiredValue(path),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var (kept, failed) = ((long)result["kept"]!, (long)result["failed"]!);
        page.Line($"Receipt: {(string?)result["receipt"]}");
        page.Line($"  {Page.Number(kept)} kept, {Page.Number(failed)} failed");
        page.Line();
        page.Line("Tell the receiver the signer's fingerprint by another way than the receipt:");
        page.Line($"  {(string?)result["fingerprint"]}");
        page.Line("They check each proof with `probative-check`: see RECEIPT.txt in it.");
        CheckpointText.Print(page, result);
    }
}
