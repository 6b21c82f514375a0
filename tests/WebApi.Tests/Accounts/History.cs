using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Accounts;

/// <summary>What the database keeps of an account.</summary>
internal static class History
{
    extension(Api api)
    {
        public Task<List<string>> SecurityEventsOf(string user)
        {
            var id = Guid.Parse(user);
            return api.Database.With((AppDbContext context) => context.Database.SqlQuery<string>(
                $"""SELECT "Kind" AS "Value" FROM security_events WHERE "User" = {id} ORDER BY "Id" ASC""").ToListAsync());
        }

        public Task<bool> IsLockedOut(string user)
        {
            var id = Guid.Parse(user);
            return api.Database.With(async (AppDbContext context) => await context.Database.SqlQuery<int>(
                $"""SELECT 1 AS "Value" FROM accounts WHERE "Id" = {id} AND "LockoutEnd" IS NOT NULL""").CountAsync() == 1);
        }
    }
}
