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
}
