using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

/// <summary>Where the user is signed in at the moment, the latest first.</summary>
[SignedIn]
public sealed record ListMySessions(int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<SessionDto>>, IPaged;

public interface ISessionQueries
{
    Task<Page<SessionDto>> ListLive(UserId user, DateTimeOffset at, IPaged page, CancellationToken cancellationToken);
}

internal sealed class ListMySessionsValidator : AbstractValidator<ListMySessions>
{
    public ListMySessionsValidator() => this.AddPageRules();
}

internal sealed class ListMySessionsHandler(ISessionQueries sessions, ICurrentUser user, TimeProvider clock) : IQueryHandler<ListMySessions, Page<SessionDto>>
{
    public async Task<Result<Page<SessionDto>>> Handle(ListMySessions query, CancellationToken cancellationToken) =>
        await sessions.ListLive(user.Id, clock.GetUtcNow(), query, cancellationToken);
}
