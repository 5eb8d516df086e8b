using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Probative.Incidents.Deeds;
using Probative.Incidents.Tables;
using Probative.Web.Rooms.Incidents.Claims;
using Probative.Web.Serving;

namespace Probative.Web.Rooms.Incidents;

/// <summary>
/// Alleged incidents: what is said, observed, concluded and open of each, where and when it may have been,
/// and the law beside it; and the page of each claim.
/// </summary>
internal sealed class IncidentsRoom : IRoom
{
    public string Key => "incidents";

    public string Icon => Icons.Material.Outlined.EventNote;

    public bool IsOfCase => true;

    public void Map(IEndpointRouteBuilder routes)
    {
        TableAnswer.MapRows(
            routes,
            "/case/{case}/incidents/who.csv",
            "who.csv",
            DeedTable.Head,
            DeedTable.Line,
            (by, @case, request) => new ListDeeds
            {
                By = by, Case = @case, Type = request.Query["type"], Limit = long.MaxValue,
            });
        TableAnswer.Map(
            routes,
            "/case/{case}/incidents.csv",
            (by, @case, _) => (new ExportIncidents { By = by, Case = @case }, "incidents.csv"));
    }

    public void AddServices(IServiceCollection services) =>
        services.AddScoped<BriefReader>().AddScoped<SheetReader>();
}
