using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

internal sealed class UserQueries(AppDbContext context, ILookupNormalizer normalizer) : IUserQueries
{
    public Task<UserDto?> Find(UserId user, CancellationToken cancellationToken) =>
        Projected(context.Set<Account>().Where(account => account.Id == user)).SingleOrDefaultAsync(cancellationToken);

    public Task<Page<UserDto>> List(string? email, IPaged page, CancellationToken cancellationToken)
    {
        var accounts = context.Set<Account>().AsQueryable();
        if (normalizer.NormalizeEmail(email) is { Length: > 0 } beginning) accounts = accounts.Where(account => account.NormalizedEmail!.StartsWith(beginning));
        return accounts.ToPage(sorted => sorted.OrderBy(account => account.NormalizedEmail), page, Projected, cancellationToken);
    }

    private static IQueryable<UserDto> Projected(IQueryable<Account> accounts) => accounts.Select(account => new UserDto(
        account.Id,
        account.Email!,
        account.Name,
        account.Roles.Select(role => role.Role).ToList(),
        account.EmailConfirmed,
        account.LockedAt != null,
        account.RegisteredAt));
}

internal sealed class Recipients(AppDbContext context) : IRecipients
{
    public Task<Recipient?> Find(UserId user, CancellationToken cancellationToken) => context.Set<Account>()
        .Where(account => account.Id == user && account.EmailConfirmed)
        .Select(account => new Recipient(account.Email!, account.Name))
        .SingleOrDefaultAsync(cancellationToken);
}
