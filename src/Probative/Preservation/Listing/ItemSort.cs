namespace Probative.Preservation.Listing;

/// <summary>By what items are ordered; what is equal stays in the order in which it came in.</summary>
public enum ItemSort
{
    Recorded,
    Name,
    Size,
    Type,
}
