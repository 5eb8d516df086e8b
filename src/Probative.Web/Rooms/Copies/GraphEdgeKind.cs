namespace Probative.Web.Rooms.Copies;

/// <summary>What a line of the graph says.</summary>
internal enum GraphEdgeKind
{
    /// <summary>The second can derive from the first.</summary>
    Derives,

    /// <summary>Signs both ways, or a way in a circle.</summary>
    Contradiction,

    /// <summary>Nothing tells a direction.</summary>
    Undetermined,
}
