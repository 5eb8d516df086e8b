namespace Probative.Web.Rooms.Review;

/// <summary>Names the texts of the room of reviews.</summary>
public sealed class ReviewText;
