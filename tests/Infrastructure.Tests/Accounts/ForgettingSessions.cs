using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class ForgettingSessions
{
    [Theory, OnEveryDatabase]
    public async Task Sessions_that_ended_or_lapsed_long_ago_are_deleted_and_nothing_else(TestDatabase database)
    {
        await using var own = await database.Create();
        var user = await Register(own);
        await Keep(own, user, "ended long ago", usedDaysAgo: 40, endedDaysAgo: 31);
        await Keep(own, user, "ended lately", usedDaysAgo: 40, endedDaysAgo: 29);
        await Keep(own, user, "lapsed long ago", usedDaysAgo: 61);
        await Keep(own, user, "lapsed lately", usedDaysAgo: 59);
        await Keep(own, user, "in use", usedDaysAgo: 0);

        Assert.Equal("2 sessions and 0 security events deleted", await CleanUp(own));

        Assert.Equal(["ended lately", "in use", "lapsed lately"], await own.With((AppDbContext context) =>
            context.Set<Session>().Select(session => session.Device).OrderBy(device => device).ToListAsync()));
    }

    [Theory, OnEveryDatabase]
    public async Task Security_events_are_kept_for_a_year(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.With(async (AppDbContext context) =>
        {
            for (var days = 364; days <= 366; days += 2)
            {
                context.Add(new SecurityEvent
                {
                    At = own.Clock.Now.AddDays(-days), Kind = SecurityEventKind.LockedOut, User = own.User.Id, By = null, Address = "::1", Detail = null,
                });
            }

            return await context.SaveChangesAsync();
        });

        Assert.Equal("0 sessions and 1 security events deleted", await CleanUp(own));

        Assert.Equal(own.Clock.Now.AddDays(-364), (await own.With((AppDbContext context) => context.Set<SecurityEvent>().SingleAsync())).At);
    }

    private static async Task<string?> CleanUp(OwnDatabase own)
    {
        await using var scope = own.NewScope();
        return await scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>("sessions-cleanup").Run(own.Clock.Now, default);
    }

    private static Task<UserId> Register(OwnDatabase own) => own.With(async (AppDbContext context) =>
    {
        var id = UserId.New(own.Clock.Now);
        context.Add(new Account { Id = id, Email = "customer@example.com", NormalizedEmail = "CUSTOMER@EXAMPLE.COM", Name = "Customer", RegisteredAt = own.Clock.Now });
        await context.SaveChangesAsync();
        return id;
    });

    private static Task<int> Keep(OwnDatabase own, UserId user, string device, int usedDaysAgo, int? endedDaysAgo = null) => own.With((AppDbContext context) =>
    {
        var used = own.Clock.Now.AddDays(-usedDaysAgo);
        var session = Session.Start(SessionId.New(used), user, "hash", device, "", used);
        if (endedDaysAgo is { } ended) session.End(SessionEnd.SignedOut, own.Clock.Now.AddDays(-ended));
        context.Add(session);
        return context.SaveChangesAsync();
    });
}
