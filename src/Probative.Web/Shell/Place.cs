using Microsoft.AspNetCore.Components;

namespace Probative.Web.Shell;

/// <summary>Where the visitor is: the case in the address, or the one they were in last.</summary>
public sealed class Place(NavigationManager navigation, LastCases cases)
{
    private const string CasePart = "case";

    private string _session = "";

    /// <summary>The id of the case, or null before one was entered.</summary>
    public string? Case
    {
        get
        {
            if (Parts is not [CasePart, var @case, ..]) return cases.Of(_session);
            cases.Remember(_session, @case);
            return @case;
        }
    }

    /// <summary>From here on the last case is that of this sitting.</summary>
    public void Follow(string session) => _session = session;

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
