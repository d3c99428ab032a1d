using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Core.Tests.Management;

public sealed class MachineArnTests
{
    private const string Machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:runs";

    [Theory]
    [InlineData(Machine, "eu-west-1")]
    [InlineData($"{Machine}:live", "eu-west-1")]
    [InlineData($"{Machine}:live:more", null)]
    [InlineData("arn:aws:states:eu-west-1:123456789012:execution:runs:one", null)]
    [InlineData("arn:aws:states::123456789012:stateMachine:runs", null)]
    [InlineData("runs", null)]
    public void Region_OfWhatIsAMachine_IsFound(string arn, string? region) => Assert.Equal(region, MachineArn.RegionOf(arn));

    [Theory]
    [InlineData(Machine)]
    [InlineData($"{Machine}:live")]
    [InlineData($"{Machine}:7")]
    public void Unqualified_NamesTheMachineAlone(string arn) => Assert.Equal(Machine, MachineArn.Unqualified(arn));

    [Theory]
    [InlineData("runs")]
    [InlineData("arn:aws:states")]
    public void Unqualified_WhatIsNoMachine_IsLeftAsItIs(string arn) => Assert.Equal(arn, MachineArn.Unqualified(arn));
}
