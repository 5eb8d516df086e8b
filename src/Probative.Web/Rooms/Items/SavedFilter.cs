namespace Probative.Web.Rooms.Items;

/// <summary>
/// A filter with a name, kept by this browser (its localStorage) for one member: it is a habit of work, no
/// part of the record, and it leaves the machine with nobody.
/// </summary>
public sealed record SavedFilter(string Name, string Query);
