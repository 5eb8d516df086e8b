namespace Probative.Web.Rooms.Record;

/// <summary>Names the texts of this room.</summary>
public sealed class RecordText;
