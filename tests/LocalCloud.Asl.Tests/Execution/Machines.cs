namespace LocalCloud.Asl.Tests.Execution;

/// <summary>Machines that together use the whole language, with an input each.</summary>
internal static class Machines
{
    public static readonly (string Name, string Definition, string Input)[] All =
    [
        ("pass and choice", """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)","u.$":"States.UUID()","id.$":"$$.Execution.Id"},"Assign":{"last.$":"$.n"},"Next":"C"},
            "C":{"Type":"Choice","Choices":[{"And":[{"Variable":"$.n","NumericLessThan":5},{"Not":{"Variable":"$.x","IsPresent":true}}],"Next":"A"},
              {"Variable":"$last","NumericGreaterThanEqualsPath":"$.n","Next":"S","Assign":{"done":true}}],"Default":"F"},
            "S":{"Type":"Succeed","OutputPath":"$.n"},"F":{"Type":"Fail","Error":"E","CausePath":"States.Format('{}', $.n)"}}}
            """, """{"n": 1}"""),
        ("retry and catch", """
            {"StartAt":"T","TimeoutSeconds":1000,"States":{"T":{"Type":"Task","Resource":"$LAMBDA","Parameters":{"fail.$":"$.fail","try.$":"$$.State.RetryCount"},"ResultSelector":{"r.$":"$.try"},"ResultPath":"$.out",
              "TimeoutSecondsPath":"$.timeout","HeartbeatSeconds":20,
              "Retry":[{"ErrorEquals":["Two"],"MaxAttempts":1},{"ErrorEquals":["Boom","States.Timeout"],"IntervalSeconds":3,"MaxAttempts":2,"BackoffRate":1.5,"MaxDelaySeconds":4,"JitterStrategy":"FULL"}],
              "Catch":[{"ErrorEquals":["Other"],"Next":"W"},{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"W"}],"Next":"W"},
            "W":{"Type":"Wait","SecondsPath":"$.wait","Next":"P"},"P":{"Type":"Wait","Timestamp":"2030-01-01T00:00:00Z","End":true}}}
            """, """{"fail":"Boom","timeout":60,"wait":5,"list":[1,"two",{"three":null}]}"""),
        ("parallel", """
            {"StartAt":"P","States":{"P":{"Type":"Parallel","Retry":[{"ErrorEquals":["Once"],"MaxAttempts":1,"IntervalSeconds":1}],"Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Next":"End"}],"Next":"End","Branches":[
              {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token","deep.$":"$..list[?(@.three)]"}},"End":true}}},
              {"StartAt":"B","States":{"B":{"Type":"Wait","Seconds":1,"Next":"B2"},"B2":{"Type":"Task","Resource":"arn:aws:states:us-east-1:000000000000:activity:a","Parameters":{"fail":"Once"},"End":true}}},
              {"StartAt":"D","States":{"D":{"Type":"Map","ItemsPath":"$.list","MaxConcurrency":2,"ItemSelector":{"i.$":"$$.Map.Item.Index","v.$":"$$.Map.Item.Value"},
                "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Wait","Seconds":2,"Next":"J"},"J":{"Type":"Pass","End":true}}},"End":true}}}]},
            "End":{"Type":"Pass","End":true}}}
            """, """{"list":[1,"two",{"three":3}]}"""),
        ("map of maps", """
            {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrencyPath":"$.c","ItemsPath":"$.rows","Assign":{"all.$":"$"},"ResultPath":"$.sums","End":true,
              "ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"N","States":{"N":{"Type":"Map","End":true,"Iterator":{"StartAt":"T","States":{
                "T":{"Type":"Task","Resource":"$LAMBDA","End":true,"Catch":[{"ErrorEquals":["States.TaskFailed"],"Next":"C"}]},"C":{"Type":"Pass","Result":"caught","End":true}}}}}}}}}
            """, """{"c":2,"rows":[[1,2],[],[{"fail":"Boom"},4,5]]}"""),
        ("distributed map", """
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.rows","MaxConcurrency":7,"Label":"rows","ToleratedFailurePercentage":10,"ToleratedFailureCountPath":"$.count",
              "ItemBatcher":{"MaxItemsPerBatch":2,"BatchInput":{"k.$":"$.count"}},"ItemSelector":{"v.$":"$$.Map.Item.Value"},
              "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b","Prefix":"p"}},"ResultPath":"$.out","End":true,
              "Retry":[{"ErrorEquals":["States.ItemReaderFailed"]}],
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"T","States":{"T":{"Type":"Task","Resource":"$LAMBDA","End":true}}}}}}
            """, """{"rows":[1,2,3],"count":1}"""),
        ("read map", """
            {"StartAt":"M","States":{"M":{"Type":"Map","ToleratedFailureCount":2,
              "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"GIVEN","CSVHeaders":["a","b"],"CSVDelimiter":"TAB","MaxItemsPath":"$.most"},"Parameters":{"Bucket.$":"$.b","Key":"k"}},
              "Catch":[{"ErrorEquals":["States.ALL"],"Next":"F"}],"End":true,
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"T","States":{"T":{"Type":"Pass","End":true}}}},"F":{"Type":"Fail"}}}
            """, """{"most":5,"b":"bucket"}"""),
    ];

    public static TheoryData<string> Names => new(All.Select(machine => machine.Name));

    public static (string Name, string Definition, string Input) Named(string name) => All.Single(each => each.Name == name);
}
