using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Accounts;

/// <summary>Identity's store over our context. It leaves saving to the unit of work: one use case, one commit.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, AppDbContext, UserId>
{
    public AccountStore(AppDbContext context, IdentityErrorDescriber describer) : base(context, describer) => AutoSaveChanges = false;

    // What we change we have read or added here, so it is tracked. Identity's own way writes every column, and takes an added account for one that exists.
    public override Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }
}
