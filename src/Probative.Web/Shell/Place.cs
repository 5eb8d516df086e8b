using Microsoft.AspNetCore.Components;

namespace Probative.Web.Shell;

/// <summary>Where the visitor is: the case in the address, or the one they were in last.</summary>
public sealed class Place(NavigationManager navigation)
{
    private const string CasePart = "case";

    private string? _last;

    /// <summary>The id of the case, or null before one was entered.</summary>
    public string? Case
    {
        get
        {
            if (Parts is [CasePart, var @case, ..]) _last = @case;
            return _last;
        }
    }

    /// <summary>The word of the room in the address; empty at the door.</summary>
    public string Room => Parts switch
    {
        [CasePart, _, var room, ..] => room,
        [var room, ..] => room,
        _ => "",
    };

    /// <summary>The address of a room.</summary>
    public string? AddressOf(Rooms.IRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        if (!room.IsOfCase) return $"/{room.Key}";
        return Case is { } @case ? $"/{CasePart}/{@case}/{room.Key}" : null;
    }

    private string[] Parts =>
        navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0]
            .Split('/', StringSplitOptions.RemoveEmptyEntries);
}
