using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Probative.Kernel.Casework;
using Probative.Reading.Names;
using Probative.Web.Permission;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Web.Rooms.Names;

/// <summary>The entities or places of a case as a table that can be taken in again.</summary>
internal static class NamesCsv
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/case/{case}/names.csv", GiveAsync).RequireAuthorization();

    private static Task<IResult> GiveAsync(
        HttpContext context, Gate gate, string @case, string? of, CancellationToken ct)
    {
        if (Visitor.Of(context.User) is not { Member: { } member } visitor)
            return Task.FromResult(Results.Forbid());
        if (NamedList.Of(of) is not { } kind || !NamedList.HasTable(kind))
            return Task.FromResult(Results.NotFound());
        var command = new ExportNames { By = member, Case = @case, Of = kind };
        return TableAnswer.WholeAsync(
            gate.RunAsync(visitor, command, null, ct), kind == NodeKind.Entity ? "entities.csv" : "places.csv");
    }
}
