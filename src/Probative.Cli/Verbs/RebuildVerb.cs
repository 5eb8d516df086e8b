using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Local.Views;
using Probative.Preservation.Backups;

namespace Probative.Cli.Verbs;

/// <summary>`rebuild`: every view anew, from the facts.</summary>
internal sealed class RebuildVerb : IVerb
{
    public Command Define(VerbTable table) => table.Add(
        new Command("rebuild", "Drop every view and make it anew from the facts."),
        "probative rebuild --vault my-restored-vault",
        async session =>
        {
            session.Report.Command = "rebuild";
            var (request, refusal) = session.Access.Request("rebuild");
            return request is null
                ? session.End(refusal!)
                : await session.RunAsync(new RebuildViews(), new ViewRebuilder(request), Print);
        });

    private static void Print(Page page, JsonObject result) =>
        page.Line($"Made {Page.Count((long)result["views"]!, "view")} anew from "
            + $"{Page.Count((long)result["facts"]!, "fact")}, and the list of the log's keys.");
}
