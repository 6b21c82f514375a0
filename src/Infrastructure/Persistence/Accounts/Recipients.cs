using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

internal sealed class Recipients(AppDbContext context) : IRecipients
{
    public Task<Recipient?> Find(UserId user, CancellationToken cancellationToken) => context.Set<Account>()
        .Where(account => account.Id == user && account.EmailConfirmed)
        .Select(account => new Recipient(account.Email!, account.Name))
        .SingleOrDefaultAsync(cancellationToken);
}
