using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Probative.Kernel.Casework;
using Probative.Reading.Names;
using Probative.Web.Permission;
using Probative.Web.SignIn;

namespace Probative.Web.Rooms.Names;

/// <summary>The entities or places of a case as a table for other programs.</summary>
internal static class NamesCsv
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/case/{case}/names.csv", GiveAsync).RequireAuthorization();

    private static async Task<IResult> GiveAsync(
        HttpContext context, Gate gate, string @case, string? of, CancellationToken ct)
    {
        if (Visitor.Of(context.User) is not { Member: { } member } visitor) return Results.Forbid();
        if (NamedList.Of(of) is not { } kind || !NamedList.HasTable(kind)) return Results.NotFound();
        var name = kind == NodeKind.Entity ? "entities.csv" : "places.csv";

        // The command makes a file, and none in a vault: in a folder of the owner alone that is gone with
        // this answer. A crash leaves it among the temporary files of the machine.
        var folder = Directory.CreateTempSubdirectory("probative-names-");
        try
        {
            var command = new ExportNames
            {
                By = member, Case = @case, Of = kind, To = Path.Combine(folder.FullName, name),
            };
            var told = await Told.HearAsync(gate.RunAsync(visitor, command, null, ct));
            return told.IsDone
                ? Results.File(await File.ReadAllBytesAsync(command.To, ct), "text/csv; charset=utf-8", name)
                : Results.NotFound();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
