using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Probative.Incidents.Tables;
using Probative.Web.Permission;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Web.Rooms.Incidents;

/// <summary>The alleged incidents of a case as a table that can be taken in again.</summary>
internal static class IncidentsCsv
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/case/{case}/incidents.csv", GiveAsync).RequireAuthorization();

    private static Task<IResult> GiveAsync(
        HttpContext context, Gate gate, string @case, CancellationToken ct)
    {
        if (Visitor.Of(context.User) is not { Member: { } member } visitor)
            return Task.FromResult(Results.Forbid());
        var command = new ExportIncidents { By = member, Case = @case };
        return TableAnswer.WholeAsync(gate.RunAsync(visitor, command, null, ct), "incidents.csv");
    }
}
