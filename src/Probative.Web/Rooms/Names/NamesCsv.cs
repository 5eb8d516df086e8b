using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Reading.Names;
using Probative.Web.Serving;

namespace Probative.Web.Rooms.Names;

/// <summary>The entities or places of a case as a table that can be taken in again.</summary>
internal static class NamesCsv
{
    public static void Map(IEndpointRouteBuilder routes) =>
        TableAnswer.Map(routes, "/case/{case}/names.csv", Ask);

    private static (ICommand Command, string Name)? Ask(MemberId by, string @case, HttpRequest request) =>
        NamedList.Of(request.Query["of"]) is { } kind && NamedList.HasTable(kind)
            ? (new ExportNames { By = by, Case = @case, Of = kind },
                kind == NodeKind.Entity ? "entities.csv" : "places.csv")
            : null;
}
