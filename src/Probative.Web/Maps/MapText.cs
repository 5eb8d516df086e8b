namespace Probative.Web.Maps;

/// <summary>Names the texts of maps.</summary>
public sealed class MapText;
