using System.Text.Json.Nodes;

namespace Probative.Web.Rooms.Items;

/// <summary>Some rows of a list, and how many it has.</summary>
public sealed record ItemWindow(long Total, IReadOnlyList<JsonObject> Rows);
