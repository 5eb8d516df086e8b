namespace Probative.Fingerprints.HashLists;

/// <summary>What a column of a table, or a member of an object, says of a hash.</summary>
internal enum HashListRole
{
    Hash,
    Quality,
    Frame,
    Time,
    Item,
}
