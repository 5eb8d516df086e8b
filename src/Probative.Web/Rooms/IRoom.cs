using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Probative.Web.Rooms;

/// <summary>
/// A room of the workbench: what the rail shows of it. A room is a folder with its pages, its texts and one
/// class like this, and a line in <see cref="AllRooms"/>; no other room knows it.
/// </summary>
public interface IRoom
{
    /// <summary>The word in its addresses, and the key of its name in the texts: `items`.</summary>
    string Key { get; }

    /// <summary>The paths of its sign, as MudBlazor has them.</summary>
    string Icon { get; }

    /// <summary>True when it shows one case: its address is `/case/ID/KEY`, else `/KEY`.</summary>
    bool IsOfCase { get; }

    /// <summary>What its pages ask the server to keep for them.</summary>
    void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Endpoints of its own: every one of them asks the gate.</summary>
    void Map(IEndpointRouteBuilder routes)
    {
    }
}
