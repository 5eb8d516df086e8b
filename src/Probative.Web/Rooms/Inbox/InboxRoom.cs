using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Probative.Web.Uploads;

namespace Probative.Web.Rooms.Inbox;

/// <summary>Where files come into a case.</summary>
internal sealed class InboxRoom : IRoom
{
    public string Key => "inbox";

    public string Icon => Icons.Material.Outlined.Inbox;

    public bool IsOfCase => true;

    public void AddServices(IServiceCollection services) => services.AddSingleton<Intakes>();

    public void Map(IEndpointRouteBuilder routes) => UploadEndpoints.Map(routes);
}
