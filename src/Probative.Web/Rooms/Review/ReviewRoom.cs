using MudBlazor;

namespace Probative.Web.Rooms.Review;

/// <summary>What waits for a second person: findings to be reviewed, blind opinions, disagreements.</summary>
internal sealed class ReviewRoom : IRoom
{
    public string Key => "review";

    public string Icon => Icons.Material.Outlined.RateReview;

    public bool IsOfCase => true;
}
