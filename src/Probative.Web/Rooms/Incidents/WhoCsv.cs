using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Probative.Incidents.Deeds;
using Probative.Web.Permission;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Web.Rooms.Incidents;

/// <summary>Who is said to have done what to whom, as a table for other programs.</summary>
internal static class WhoCsv
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/case/{case}/incidents/who.csv", GiveAsync).RequireAuthorization();

    private static Task<IResult> GiveAsync(
        HttpContext context, Gate gate, string @case, string? type, CancellationToken ct)
    {
        if (Visitor.Of(context.User) is not { Member: { } member } visitor)
            return Task.FromResult(Results.Forbid());
        var command = new ListDeeds { By = member, Case = @case, Type = type, Limit = long.MaxValue };
        return TableAnswer.GiveAsync(
            context.Response, gate.RunAsync(visitor, command, null, ct), "who.csv", DeedTable.Head,
            DeedTable.Line, ct);
    }
}
