namespace Probative.Web.Rooms.Copies;

/// <summary>What leads from one item of a group to another.</summary>
internal sealed record GraphEdge(string From, string To, GraphEdgeKind Kind, string State, string Says);
