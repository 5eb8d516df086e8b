using Probative.Kernel.Ids;

namespace Probative.Web.Rooms.Case;

/// <summary>What a note or a task is about, from what somebody typed.</summary>
internal static class AgendaTarget
{
    /// <summary>The case where nothing was typed; else an item, by its id or its name.</summary>
    public static string Of(string typed, string @case) => typed.Trim() switch
    {
        "" => @case,
        var id when IdPrefix.TryParse(id, out _) => id,
        var named when NamePrefix.TryParse(named, out _) => named,
        var name => $"name:{name}",
    };
}
