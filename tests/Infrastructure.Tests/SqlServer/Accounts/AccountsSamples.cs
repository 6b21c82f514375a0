using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Accounts;

internal sealed class AccountsSamples : ISamples
{
    private const string Hash = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SessionId Id = SessionId.From(new("01980000-0000-7000-8000-000000000040"));
    private static readonly UserId User = UserId.From(new("01980000-0000-7000-8000-000000000020"));
    private static readonly ListMySessions ThirdPage = new(Page: 3, PageSize: 10);
    private static readonly ListUsers FirstPage = new();

    private readonly Session _session = Session.Start(Id, User, Hash, "Phone", "Mozilla/5.0", Noon);

    public IReadOnlyList<PortCall> Calls =>
    [
        PortCall.Of("by id", (ISessionRepository sessions) => sessions.Find(Id, default)),
        PortCall.Of("of a user", (ISessionRepository sessions) => sessions.Find(Id, User, default)),
        PortCall.Of("of a user", (ISessionRepository sessions) => sessions.FindLive(User, default)),
        PortCall.Of("the third page", (ISessionQueries sessions) => sessions.ListLive(User, Noon, ThirdPage, default)),
        PortCall.Of("by id", (IRecipients recipients) => recipients.Find(User, default)),
        PortCall.Of("by id", (IUserQueries users) => users.Find(User, default)),
        PortCall.Of("everybody", (IUserQueries users) => users.List(null, FirstPage, default)),
        PortCall.Of("the beginning of an address", (IUserQueries users) => users.List("alice_", FirstPage, default)),
    ];

    public IReadOnlyList<SavedAggregate> Aggregates =>
    [
        SavedAggregate.Of(_session, session =>
        {
            session.End(SessionEnd.SignedOut, Noon);
            return Result.Success;
        }),
    ];
}
