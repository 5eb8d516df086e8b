using Probative.Web.Rooms.Case;
using Probative.Web.Rooms.Checking;
using Probative.Web.Rooms.Copies;
using Probative.Web.Rooms.Handover;
using Probative.Web.Rooms.Inbox;
using Probative.Web.Rooms.Incidents;
using Probative.Web.Rooms.Items;
using Probative.Web.Rooms.Names;
using Probative.Web.Rooms.Pattern;
using Probative.Web.Rooms.Record;
using Probative.Web.Rooms.Review;
using Probative.Web.Rooms.Search;

namespace Probative.Web.Rooms;

/// <summary>The rooms, in the order of the rail.</summary>
internal static class AllRooms
{
    public static IReadOnlyList<IRoom> InOrder { get; } =
    [
        new SearchRoom(),
        new InboxRoom(),
        new ItemsRoom(),
        new CopiesRoom(),
        new IncidentsRoom(),
        new PatternRoom(),
        new NamesRoom(),
        new ReviewRoom(),
        new CaseRoom(),
        new HandoverRoom(),
        new CheckingRoom(),
        new RecordRoom(),
    ];
}
